package io.closeloop.simulator.resource;

import io.closeloop.simulator.state.Answer;
import io.closeloop.simulator.state.Fields;
import io.closeloop.simulator.state.Resource;
import io.closeloop.simulator.state.Session;
import io.closeloop.simulator.webhook.Events;
import io.closeloop.simulator.webhook.Webhooks;
import java.util.List;
import java.util.stream.Stream;

/** Which path is served by what: resources by their descriptor, and the few operations that are not one of a resource. */
public final class Api {
    /** A new resource is a new line here. */
    public static final List<Resource> RESOURCES = List.of(
            Organizations.USERS,
            Organizations.PHONE_NUMBERS,
            Statuses.LEAD,
            Statuses.OPPORTUNITY,
            Pipelines.RESOURCE,
            CustomFields.LEAD,
            CustomFields.CONTACT,
            CustomFields.OPPORTUNITY,
            CustomFields.ACTIVITY,
            CustomFields.CUSTOM_OBJECT,
            CustomFields.SHARED,
            Leads.RESOURCE,
            Contacts.RESOURCE,
            Opportunities.RESOURCE,
            Tasks.RESOURCE,
            Tasks.COMPLETED,
            Sms.RESOURCE,
            SmsTemplates.RESOURCE,
            Meetings.RESOURCE,
            Notes.RESOURCE,
            Calls.RESOURCE,
            Emails.RESOURCE,
            Comments.RESOURCE,
            Outcomes.RESOURCE,
            Sequences.RESOURCE,
            Sequences.SUBSCRIPTION,
            StatusChanges.LEAD,
            StatusChanges.OPPORTUNITY,
            Merging.ACTIVITY,
            Webhooks.RESOURCE);

    private static final String ASSOCIATION = "custom_field/shared/{id}/association";
    private static final String SCHEMA = "custom_field_schema/{kind}";

    private static final List<Route> OTHERS = List.of(
            new Route("GET", "me", "close-api.md 1.4", x -> Organizations.me(x.session())),
            new Route(
                    "GET",
                    "organization/{id}",
                    "close-api.md 1.4",
                    x -> Organizations.organization(x.session(), x.id())),
            new Route("POST", "lead/merge", "close-api.md 3.1", x -> Merging.merge(x.session(), x.body())),
            new Route("PUT", "task", "close-api.md 7.3", x -> Tasks.updateAll(x.session(), x.parameters(), x.body())),
            new Route("GET", "activity", "close-api.md 3.5", x -> Activities.list(x.session(), x.parameters())),
            new Route("POST", ASSOCIATION, "close-api.md 4", x -> Associations.add(x.session(), x.id(), x.body())),
            new Route(
                    "PUT",
                    ASSOCIATION + "/{kind}",
                    "close-api.md 4",
                    x -> Associations.change(x.session(), x.id(), x.secondId(), x.body())),
            new Route(
                    "DELETE",
                    ASSOCIATION + "/{kind}",
                    "close-api.md 4",
                    x -> Associations.remove(x.session(), x.id(), x.secondId())),
            new Route("GET", SCHEMA, "close-api.md 4", x -> Schemas.read(x.session(), x.id())),
            new Route("PUT", SCHEMA, "close-api.md 4", x -> Schemas.reorder(x.session(), x.id(), x.body())),
            new Route("POST", "data/search", "close-api.md 3.6", x -> Searching.search(x.session(), x.body())),
            new Route("GET", "event", "close-api.md 2.7", x -> x.events().page(x.session(), x.parameters())),
            new Route("GET", "event/{id}", "close-api.md 2.7", x -> x.events().one(x.session(), x.id())));

    static final List<Route> ROUTES = Stream.concat(RESOURCES.stream().flatMap(Route::of), OTHERS.stream())
            .toList();

    private static final RouteTable TABLE = new RouteTable(ROUTES);

    private final Events events;

    public Api(Events events) {
        this.events = events;
    }

    public Answer handle(Session session, Call call) {
        session.in(call.zone());
        session.asked(call.parameters());
        Answer answer = TABLE.serve(new Exchange(session, call, events, List.of()));
        return Fields.trim(answer, call.parameters());
    }
}
