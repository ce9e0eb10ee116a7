package io.closeloop.simulator.resource;

import io.closeloop.simulator.state.Answer;
import io.closeloop.simulator.state.Crud;
import io.closeloop.simulator.state.Fields;
import io.closeloop.simulator.state.Lists;
import io.closeloop.simulator.state.Resource;
import io.closeloop.simulator.state.Session;
import io.closeloop.simulator.state.Verb;
import io.closeloop.simulator.webhook.Events;
import io.closeloop.simulator.webhook.Webhooks;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Which path is served by what: resources by their descriptor, and the few paths that are not one. */
public final class Api {
    /** A new resource is a new line here. */
    public static final List<Resource> RESOURCES = List.of(
            Organizations.USERS,
            Organizations.LEAD_STATUSES,
            Organizations.PHONE_NUMBERS,
            CustomFields.LEAD,
            CustomFields.CONTACT,
            CustomFields.SHARED,
            Leads.RESOURCE,
            Contacts.RESOURCE,
            Sms.RESOURCE,
            Meetings.RESOURCE,
            Webhooks.RESOURCE);

    private static final Map<String, Resource> BY_PATH =
            RESOURCES.stream().collect(Collectors.toUnmodifiableMap(Resource::path, Function.identity()));

    private final Events events;

    public Api(Events events) {
        this.events = events;
    }

    public Answer handle(Session session, Call call) {
        return Fields.trim(dispatch(session, call), call.parameters());
    }

    private Answer dispatch(Session session, Call call) {
        Resource collection = BY_PATH.get(call.path());
        if (collection != null) {
            return collection(session, collection, call);
        }
        int slash = call.path().lastIndexOf('/');
        String parent = slash < 0 ? "" : call.path().substring(0, slash);
        String last = call.path().substring(slash + 1);
        Resource resource = BY_PATH.get(parent);
        return resource != null ? item(session, resource, last, call) : special(session, parent, last, call);
    }

    private static Answer collection(Session session, Resource resource, Call call) {
        return switch (call.method()) {
            case "GET" -> allowed(resource, Verb.LIST, () -> Lists.list(session, resource, call.parameters()));
            case "POST" -> allowed(resource, Verb.CREATE, () -> Crud.create(session, resource, call.body()));
            default -> Answer.methodNotAllowed();
        };
    }

    private static Answer item(Session session, Resource resource, String id, Call call) {
        return switch (call.method()) {
            case "GET" -> allowed(resource, Verb.READ, () -> Crud.read(session, resource, id));
            case "PUT" -> allowed(resource, Verb.UPDATE, () -> Crud.update(session, resource, id, call.body()));
            case "DELETE" -> allowed(resource, Verb.DELETE, () -> Crud.delete(session, resource, id));
            default -> Answer.methodNotAllowed();
        };
    }

    private Answer special(Session session, String parent, String last, Call call) {
        String organization = session.organization().id();
        if (parent.startsWith(CustomFields.SHARED.path() + '/') && last.equals("association")) {
            String field = parent.substring(CustomFields.SHARED.path().length() + 1);
            return only("POST", call, () -> CustomFields.associate(session, field, call.body()));
        }
        return switch (parent) {
            case "custom_field_schema" -> only("GET", call, () -> CustomFields.schema(session, last));
            case "event" -> only("GET", call, () -> events.one(organization, last));
            case "" -> root(session, last, call);
            default -> Answer.notFound();
        };
    }

    private Answer root(Session session, String name, Call call) {
        return switch (name) {
            case "me" -> only("GET", call, () -> Organizations.me(session));
            case "event" ->
                only("GET", call, () -> events.page(session.organization().id(), call.parameters()));
            default -> Answer.notFound();
        };
    }

    private static Answer allowed(Resource resource, Verb verb, Supplier<Answer> then) {
        return resource.verbs().contains(verb) ? then.get() : Answer.methodNotAllowed();
    }

    private static Answer only(String method, Call call, Supplier<Answer> then) {
        return call.method().equals(method) ? then.get() : Answer.methodNotAllowed();
    }
}
