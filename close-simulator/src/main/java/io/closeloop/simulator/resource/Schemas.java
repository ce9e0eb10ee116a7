package io.closeloop.simulator.resource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.closeloop.simulator.state.Answer;
import io.closeloop.simulator.state.Errors;
import io.closeloop.simulator.state.Json;
import io.closeloop.simulator.state.Organization;
import io.closeloop.simulator.state.Session;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** All fields of one kind of object, own and shared, in the order of Close's screens. Source: close-api.md 4. */
final class Schemas {
    private static final String ORDERS = "custom_field_schema";

    private Schemas() {}

    /** {@code GET /custom_field_schema/{kind}/}. */
    static Answer read(Session session, String kind) {
        if (!CustomFields.OWN.containsKey(kind)) {
            return Answer.notFound();
        }
        Organization organization = session.organization();
        ObjectNode schema = Json.object()
                .put("name", Character.toUpperCase(kind.charAt(0)) + kind.substring(1))
                .put("object_type", kind)
                .put("organization_id", organization.id());
        schema.set(
                "fields",
                ordered(organization, kind)
                        .map(field -> session.view(CustomFields.home(field), field))
                        .collect(Json.toArray()));
        return Answer.ok(schema);
    }

    /** {@code PUT /custom_field_schema/{kind}/} with {@code fields}, each with its id: the new order; those not named follow. */
    static Answer reorder(Session session, String kind, ObjectNode body) {
        if (!CustomFields.OWN.containsKey(kind)) {
            return Answer.notFound();
        }
        List<String> ids = body.path("fields")
                .valueStream()
                .map(field -> field.path("id").asText())
                .toList();
        Optional<String> strange = ids.stream()
                .filter(id ->
                        CustomFields.byId(session.organization(), kind, id).isEmpty())
                .findFirst();
        if (ids.isEmpty() || strange.isPresent()) {
            Errors errors = new Errors();
            errors.field("fields", strange.map(id -> "No such field: " + id).orElse(Errors.REQUIRED));
            return errors.answer();
        }
        ObjectNode order = Json.object().put("id", kind);
        order.set("order", Json.texts(ids));
        session.organization().table(ORDERS).rewrite(order);
        return read(session, kind);
    }

    private static Stream<ObjectNode> ordered(Organization organization, String kind) {
        List<String> order = organization
                .table(ORDERS)
                .find(kind)
                .map(o -> o.get("order").valueStream().map(JsonNode::asText).toList())
                .orElse(List.of());
        Comparator<ObjectNode> byPlace = Comparator.comparingInt(field -> {
            int place = order.indexOf(field.get("id").asText());
            return place < 0 ? Integer.MAX_VALUE : place;
        });
        return CustomFields.of(organization, kind).sorted(byPlace);
    }
}
