package io.closeloop.simulator.state;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What all resources have in common. Source: close-api.md 3.4, 3.5, 8.2. */
public final class Crud {
    private Crud() {}

    public static Answer create(Session session, Resource resource, ObjectNode body) {
        Errors errors = new Errors();
        ObjectNode values = checked(session, resource, null, body, errors);
        if (errors.any()) {
            return errors.answer();
        }
        ObjectNode row = insert(session, resource, values);
        return new Answer(resource.created(), session.view(resource, latest(session, resource, row)));
    }

    public static Answer read(Session session, Resource resource, String id) {
        return found(session, resource, id, row -> Answer.ok(session.view(resource, row)));
    }

    /** A patch: what is not named stays. */
    public static Answer update(Session session, Resource resource, String id, ObjectNode body) {
        return found(session, resource, id, before -> {
            Errors errors = new Errors();
            ObjectNode patch = checked(session, resource, before, body, errors);
            if (errors.any()) {
                return errors.answer();
            }
            ObjectNode after = session.patch(resource, before, patch);
            resource.rules().updated(session, before, after, patch);
            return Answer.ok(session.view(resource, latest(session, resource, after)));
        });
    }

    public static Answer delete(Session session, Resource resource, String id) {
        return found(session, resource, id, row -> {
            session.remove(resource, row);
            return Answer.ok(Json.object());
        });
    }

    /** The first half of a write, also for nested objects: what is wrong with it, and its values in Close's form. */
    public static ObjectNode checked(
            Session session, Resource resource, @Nullable ObjectNode before, ObjectNode body, Errors errors) {
        boolean strict = session.settings().strictKeys();
        ObjectNode patch = resource.keys().admit(body, before == null, strict, errors);
        resource.rules().check(session, before, patch, errors);
        return patch;
    }

    /** The second half of a create: stores checked values, with all that follows from them. */
    public static ObjectNode insert(Session session, Resource resource, ObjectNode values) {
        resource.rules().creating(session, values);
        ObjectNode row = session.insert(resource, values);
        resource.rules().created(session, row, values);
        return row;
    }

    /** Rules may have touched the object again. */
    private static ObjectNode latest(Session session, Resource resource, ObjectNode row) {
        return session.find(resource, row.get("id").textValue()).orElse(row);
    }

    private static Answer found(Session session, Resource resource, String id, Function<ObjectNode, Answer> then) {
        return session.find(resource, id).map(then).orElseGet(Answer::notFound);
    }
}
