package io.closeloop.simulator.resource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.closeloop.simulator.state.Errors;
import io.closeloop.simulator.state.Json;
import io.closeloop.simulator.state.Keys;
import io.closeloop.simulator.state.Session;
import io.closeloop.simulator.state.Switch;
import io.closeloop.simulator.state.Table;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
            Optional<ObjectNode> field =
                    CustomFields.byId(session.organization(), kind, target.substring(Keys.CUSTOM.length()));
            if (field.isEmpty()) {
                refuse(session, key, "Unknown custom field.", errors);
            } else if (!mayWrite(session, field.get(), kind)) {
                forbid(session, key, errors);
            } else {
                JsonNode current = before == null ? NullNode.getInstance() : before.path(target);
                new Write(session, field.get(), key, errors)
                        .value(operation(key), written, current)
                        .ifPresent(value -> patch.set(target, value));
            }
        }
        checkRequired(session, kind, before, patch, errors);
    }

    /** A field that is required has a value from the first write on. Whether Close minds is open: see {@link Switch#REQUIRED_FIELDS}. */
    private static void checkRequired(
            Session session, String kind, @Nullable ObjectNode before, ObjectNode patch, Errors errors) {
        if (session.switches().is(Switch.REQUIRED_FIELDS, "kept")) {
            return;
        }
        CustomFields.of(session.organization(), kind)
                .filter(field -> Associations.isRequired(field, kind))
                .map(field -> Keys.CUSTOM + field.get("id").textValue())
                .filter(key -> patch.has(key) ? patch.get(key).isNull() : before == null)
                .forEach(key -> refuse(session, key, Errors.REQUIRED, errors));
    }

    /** A field may be left to some roles; a workflow has none and writes all. */
    private static boolean mayWrite(Session session, ObjectNode field, String kind) {
        List<String> roles = Associations.roles(field, kind);
        String user = session.actor().userId();
        return roles.isEmpty()
                || user == null
                || roles.contains(session.organization().role(user));
    }

    private static void forbid(Session session, String key, Errors errors) {
        if (session.switches().is(Switch.ROLE_REFUSED, "403")) {
            errors.forbidden();
        } else {
            refuse(session, key, "Your role may not edit this field.", errors);
        }
    }

    /** Where a bad value is named is open: see {@link Switch#CUSTOM_ERROR}. */
    private static void refuse(Session session, String key, String problem, Errors errors) {
        switch (session.switches().get(Switch.CUSTOM_ERROR)) {
            case "nested" -> {
                Errors inner = new Errors();
                inner.field(key.substring(Keys.CUSTOM.length()), problem);
                errors.nested("custom", inner);
            }
            case "errors" -> errors.general(key + ": " + problem);
            default -> errors.field(key, problem);
        }
    }

    /** The map by field name that old answers carried. Source: close-api.md 3.1. */
    static void legacy(Session session, String kind, ObjectNode view) {
        if (session.switches().is(Switch.LEGACY_CUSTOM, "present")) {
            ObjectNode map = view.putObject("custom");
            CustomFields.of(session.organization(), kind)
                    .forEach(field -> view.optional(
                                    Keys.CUSTOM + field.get("id").asText())
                            .ifPresent(value -> map.set(field.get("name").asText(), value)));
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

    /** Takes the values of a field out of every object of these kinds. */
    static void forget(Session session, String fieldId, Set<String> kinds) {
        for (String kind : kinds) {
            Table table = session.organization().table(kind);
            List<ObjectNode> holders = table.all().stream()
                    .filter(row -> row.has(Keys.CUSTOM + fieldId))
                    .toList();
            holders.forEach(row -> table.strip(row, Keys.CUSTOM + fieldId));
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
            return single(written).map(value -> {
                ArrayNode values =
                        current.valueStream().filter(v -> !v.equals(value)).collect(Json.toArray());
                if (operation == Operation.ADD) {
                    values.add(value);
                }
                return values.isEmpty() ? NullNode.getInstance() : values;
            });
        }

        private Optional<JsonNode> list(ArrayNode written) {
            List<Optional<JsonNode>> values =
                    written.valueStream().map(this::single).toList();
            if (!values.stream().allMatch(Optional::isPresent)) {
                return Optional.empty();
            }
            ArrayNode kept = values.stream().flatMap(Optional::stream).collect(Json.toArray());
            return Optional.of(kept.isEmpty() ? NullNode.getInstance() : kept);
        }

        private Optional<JsonNode> single(JsonNode value) {
            JsonNode kept = ValueTypes.normal(session, field, value);
            return ValueTypes.problem(session, field, kept).map(this::refused).orElse(Optional.of(kept));
        }

        private Optional<JsonNode> refused(String problem) {
            refuse(session, key, problem, errors);
            return Optional.empty();
        }
    }
}
