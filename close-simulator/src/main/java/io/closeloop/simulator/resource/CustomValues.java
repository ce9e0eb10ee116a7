package io.closeloop.simulator.resource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.closeloop.simulator.state.Errors;
import io.closeloop.simulator.state.Json;
import io.closeloop.simulator.state.Keys;
import io.closeloop.simulator.state.Resource;
import io.closeloop.simulator.state.Session;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How custom values are written: {@code custom.cf_X}, null to unset, {@code .add} and {@code .remove} for lists. Source: close-api.md 3.3. */
final class CustomValues {
    private enum Operation {
        SET,
        ADD,
        REMOVE
    }

    private CustomValues() {}

    /** Replaces every custom key of the patch by the value that its field will have; null unsets. */
    static void check(Session session, String kind, @Nullable ObjectNode before, ObjectNode patch, Errors errors) {
        List<String> keys = patch.propertyStream()
                .map(Map.Entry::getKey)
                .filter(key -> key.startsWith(Keys.CUSTOM))
                .toList();
        for (String key : keys) {
            JsonNode written = patch.remove(key);
            String target = target(key);
            Optional<ObjectNode> field = CustomFields.of(session.organization(), kind)
                    .filter(f -> target.equals(Keys.CUSTOM + f.get("id").textValue()))
                    .findFirst();
            if (field.isEmpty()) {
                errors.field(key, "Unknown custom field.");
            } else {
                JsonNode current = before == null ? NullNode.getInstance() : before.path(target);
                new Write(session, field.get(), key, errors)
                        .value(operation(key), written, current)
                        .ifPresent(value -> patch.set(target, value));
            }
        }
    }

    private static Operation operation(String key) {
        return key.endsWith(".add") ? Operation.ADD : key.endsWith(".remove") ? Operation.REMOVE : Operation.SET;
    }

    private static String target(String key) {
        return switch (operation(key)) {
            case SET -> key;
            case ADD -> key.substring(0, key.length() - ".add".length());
            case REMOVE -> key.substring(0, key.length() - ".remove".length());
        };
    }

    /** Takes the values of a deleted field out of every object. */
    static void forget(Session session, String fieldId) {
        for (Resource resource : List.of(Leads.RESOURCE, Contacts.RESOURCE)) {
            List<ObjectNode> holders = session.organization().table(resource).all().stream()
                    .filter(row -> row.has(Keys.CUSTOM + fieldId))
                    .toList();
            holders.forEach(row -> session.organization().table(resource).strip(row, Keys.CUSTOM + fieldId));
        }
    }

    /** One custom key being written. */
    private record Write(Session session, ObjectNode field, String key, Errors errors) {

        Optional<JsonNode> value(Operation operation, JsonNode written, JsonNode current) {
            boolean multiple = field.get("accepts_multiple_values") != null
                    && field.get("accepts_multiple_values").asBoolean();
            if (operation != Operation.SET) {
                return multiple ? changed(operation, written, current) : refused("Does not accept multiple values.");
            }
            if (written.isNull()) {
                return Optional.of(written);
            }
            if (multiple) {
                return list(
                        written.isArray() ? (ArrayNode) written : Json.array().add(written));
            }
            return single(written);
        }

        private Optional<JsonNode> changed(Operation operation, JsonNode written, JsonNode current) {
            if (single(written).isEmpty()) {
                return Optional.empty();
            }
            ArrayNode values =
                    current.valueStream().filter(v -> !v.equals(written)).collect(Json.toArray());
            if (operation == Operation.ADD) {
                values.add(written);
            }
            return Optional.of(values.isEmpty() ? NullNode.getInstance() : values);
        }

        private Optional<JsonNode> list(ArrayNode written) {
            boolean good = written.valueStream().allMatch(v -> single(v).isPresent());
            return good ? Optional.of(written.isEmpty() ? NullNode.getInstance() : written) : Optional.empty();
        }

        private Optional<JsonNode> single(JsonNode value) {
            return ValueTypes.problem(session, field, value).map(this::refused).orElse(Optional.of(value));
        }

        private Optional<JsonNode> refused(String problem) {
            errors.field(key, problem);
            return Optional.empty();
        }
    }
}
