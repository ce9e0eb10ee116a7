package io.closeloop.simulator.resource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.closeloop.simulator.state.Answer;
import io.closeloop.simulator.state.Errors;
import io.closeloop.simulator.state.Json;
import io.closeloop.simulator.state.Roles;
import io.closeloop.simulator.state.Session;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** On which kinds of objects a shared field stands, and with which rights on each. Source: close-api.md 4. */
final class Associations {
    private static final String KIND = "object_type";
    private static final String LIST = "associations";

    private Associations() {}

    static boolean has(ObjectNode field, String kind) {
        return one(field, kind).isPresent();
    }

    private static Optional<JsonNode> one(ObjectNode field, String kind) {
        return field.path(LIST)
                .valueStream()
                .filter(a -> a.path(KIND).asText().equals(kind))
                .findFirst();
    }

    /** Those given with a new field. */
    static ArrayNode checked(JsonNode written, Errors errors) {
        return written.valueStream().map(a -> checked(Json.object(a), errors)).collect(Json.toArray());
    }

    private static JsonNode checked(ObjectNode written, Errors errors) {
        if (!CustomFields.OWN.containsKey(written.path(KIND).asText())) {
            errors.field(KIND, "Must be one of lead, contact, opportunity.");
        }
        ObjectNode association = Json.object();
        association.set(KIND, written.path(KIND));
        JsonNode roles = written.path("editable_with_roles");
        association.set("editable_with_roles", roles.isArray() ? roles : Json.array());
        return association.put("required", written.path("required").asBoolean());
    }

    /** {@code POST /custom_field/shared/{id}/association/}. */
    static Answer add(Session session, String id, ObjectNode body) {
        Errors errors = permitted(session);
        JsonNode association = checked(body, errors);
        return session.find(CustomFields.SHARED, id)
                .map(field -> {
                    if (has(field, body.path(KIND).asText())) {
                        errors.field(KIND, "The field is associated with this object type already.");
                    }
                    return errors.any()
                            ? errors.answer()
                            : stored(session, field, without(field, "").add(association), new Answer(201, association));
                })
                .orElseGet(Answer::notFound);
    }

    /** {@code PUT …/association/{object_type}/}. */
    static Answer change(Session session, String id, String kind, ObjectNode body) {
        return session.find(CustomFields.SHARED, id)
                .flatMap(field -> one(field, kind).map(former -> {
                    ObjectNode whole = Json.copy((ObjectNode) former).setAll(body);
                    Errors errors = permitted(session);
                    JsonNode association = checked(whole.put(KIND, kind), errors);
                    return errors.any()
                            ? errors.answer()
                            : stored(session, field, without(field, kind).add(association), Answer.ok(association));
                }))
                .orElseGet(Answer::notFound);
    }

    /** {@code DELETE …/association/{object_type}/}: the values on these objects go along. */
    static Answer remove(Session session, String id, String kind) {
        Errors errors = permitted(session);
        if (errors.any()) {
            return errors.answer();
        }
        return session.find(CustomFields.SHARED, id)
                .filter(field -> has(field, kind))
                .map(field -> {
                    CustomValues.forget(session, id, Set.of(kind));
                    return stored(session, field, without(field, kind), Answer.ok(Json.object()));
                })
                .orElseGet(Answer::notFound);
    }

    private static Errors permitted(Session session) {
        Errors errors = new Errors();
        if (!Roles.isAdmin(session)) {
            errors.forbidden();
        }
        return errors;
    }

    /** The roles that may write the values on such objects; none means all. */
    static List<String> roles(ObjectNode field, String kind) {
        JsonNode list = one(field, kind).orElse(field).path("editable_with_roles");
        return list.valueStream().map(JsonNode::asText).toList();
    }

    /** Of an own field by itself, of a shared one on this kind of object. */
    static boolean isRequired(ObjectNode field, String kind) {
        return one(field, kind).orElse(field).path("required").asBoolean();
    }

    private static ArrayNode without(ObjectNode field, String kind) {
        return field.path(LIST)
                .valueStream()
                .filter(a -> !a.path(KIND).asText().equals(kind))
                .collect(Json.toArray());
    }

    private static Answer stored(Session session, ObjectNode field, ArrayNode associations, Answer answer) {
        ObjectNode after = Json.copy(field);
        after.set(LIST, associations);
        session.replace(CustomFields.SHARED, field, after);
        return answer;
    }
}
