package io.closeloop.simulator.state;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
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

    /** Late, if reads are. */
    public static Answer read(Session session, Resource resource, String id) {
        Session past = session.past(session.lags().of(resource.path()).reads());
        Optional<ObjectNode> row =
                past.find(resource, id).or(() -> resource.rules().instead(past, id));
        return row.map(found -> Answer.ok(past.view(resource, found))).orElseGet(() -> missing(session, resource, id));
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
            Errors errors = new Errors();
            resource.rules().checkDelete(session, row, errors);
            if (errors.any()) {
                return errors.answer();
            }
            session.remove(resource, row);
            boolean empty = resource.deleted() == 204 || session.switches().is(Switch.DELETE_BODY, "empty");
            return empty ? Answer.empty(resource.deleted()) : new Answer(resource.deleted(), Json.object());
        });
    }

    /** The first half of a write, also for nested objects: what is wrong with it, and its values in Close's form. */
    public static ObjectNode checked(
            Session session, Resource resource, @Nullable ObjectNode before, ObjectNode body, Errors errors) {
        ObjectNode patch = Json.object();
        body.properties().forEach(e -> {
            if (admits(session, resource, before == null, e.getKey(), errors)
                    && suits(session, resource, e.getKey(), e.getValue(), errors)) {
                patch.set(e.getKey(), value(resource, e.getKey(), e.getValue()));
            }
        });
        resource.rules().check(session, before, patch, errors);
        if (before == null) {
            resource.fields().stream()
                    .filter(field -> field.required() && isBlank(patch.path(field.name())))
                    .forEach(field -> errors.field(field.name(), Errors.REQUIRED));
        }
        return patch;
    }

    private static boolean admits(Session session, Resource resource, boolean creating, String key, Errors errors) {
        boolean custom = resource.customKind().isPresent() && key.startsWith(Keys.CUSTOM);
        boolean known = custom
                || resource.field(key).filter(f -> f.isWritable(creating)).isPresent();
        if (!known && resource.refusesUnknownKeys() && session.switches().is(Switch.STRICT_KEYS, "refused")) {
            errors.field(key, "Unknown field.");
        }
        return known;
    }

    private static boolean suits(Session session, Resource resource, String key, JsonNode value, Errors errors) {
        Optional<Field> field = resource.field(key);
        Optional<String> problem = field.filter(f -> f.required() && isBlank(value))
                .map(f -> Errors.REQUIRED)
                .or(() -> field.flatMap(f -> f.kind().problem(session, value)));
        problem.ifPresent(text -> errors.field(key, text));
        return problem.isEmpty();
    }

    /** Null sets a key back to what it is by default. */
    private static JsonNode value(Resource resource, String key, JsonNode written) {
        return resource.field(key)
                .filter(field -> written.isNull() && !(field.kind() instanceof Kind.Anything))
                .map(Field::byDefault)
                .orElse(written);
    }

    private static boolean isBlank(JsonNode value) {
        return value.isMissingNode()
                || value.isNull()
                || (value.isTextual() && value.textValue().isBlank());
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
        return session.find(resource, id).map(then).orElseGet(() -> missing(session, resource, id));
    }

    private static Answer missing(Session session, Resource resource, String id) {
        boolean tells = session.switches().is(Switch.FOREIGN_ID, "forbidden");
        return tells && session.isOfAnother(resource, id)
                ? Answer.error(403, "You do not have permission to access this object.")
                : Answer.notFound();
    }
}
