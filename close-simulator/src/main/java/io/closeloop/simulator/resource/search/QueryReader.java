package io.closeloop.simulator.resource.search;

import com.fasterxml.jackson.databind.JsonNode;
import io.closeloop.simulator.state.Errors;
import io.closeloop.simulator.state.Keys;
import io.closeloop.simulator.state.Session;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Reads a query tree; what it cannot read it names in the errors. */
final class QueryReader {
    private static final int DEEPEST = 50;
    private static final Query NOTHING = new Query.Or(List.of());

    private final Universe universe;
    private final TestReader tests;
    private final Predicate<String> isCustomField;
    private final Errors errors;

    /** @param isCustomField whether the organization has a custom field of this id */
    QueryReader(Session session, Universe universe, Predicate<String> isCustomField, Errors errors) {
        this.universe = universe;
        this.tests = new TestReader(session, errors);
        this.isCustomField = isCustomField;
        this.errors = errors;
    }

    Query read(JsonNode node) {
        return read(node, 0);
    }

    private Query read(JsonNode node, int depth) {
        if (depth > DEEPEST || !node.isObject()) {
            return refused("A query is an object with a type.");
        }
        Query query = plain(node, depth);
        return node.path("negate").asBoolean() ? new Query.Not(query) : query;
    }

    private Query plain(JsonNode node, int depth) {
        String type = node.path("type").asText();
        return switch (type) {
            case "match_all" -> new Query.All();
            case "and" -> new Query.And(all(node.path("queries"), depth));
            case "or" -> new Query.Or(all(node.path("queries"), depth));
            case "negate" -> new Query.Not(read(node.path("query"), depth + 1));
            case "id" -> new Query.Id(node.path("value").asText());
            case "object_type" -> ofType(node.path("object_type").asText());
            case "text" -> new Query.AnyText(tests.text(node));
            case "has_related" -> related(node, depth);
            case "field_condition" -> condition(node);
            default -> refused("Unknown type of query: " + type);
        };
    }

    private List<Query> all(JsonNode nodes, int depth) {
        if (!nodes.isArray()) {
            return List.of(refused("queries is a list."));
        }
        return nodes.valueStream().map(node -> read(node, depth + 1)).toList();
    }

    private Query ofType(String type) {
        return universe.hasType(type) ? new Query.OfType(type) : refused("Unknown object_type: " + type);
    }

    private Query related(JsonNode node, int depth) {
        String thisType = node.path("this_object_type").asText();
        String relatedType = node.path("related_object_type").asText();
        if (!universe.canRelate(thisType, relatedType)) {
            return refused("Nothing of type " + relatedType + " is related to " + thisType + ".");
        }
        Query query = node.hasNonNull("related_query") ? read(node.get("related_query"), depth + 1) : new Query.All();
        return new Query.Related(thisType, relatedType, query);
    }

    private Query condition(JsonNode node) {
        Optional<Named> field = field(node.path("field"));
        Test test = tests.read(node.path("condition"));
        return field.<Query>map(named -> new Query.Condition(named.type(), named.key(), test))
                .orElseGet(() -> refused("Unknown field: " + node.path("field")));
    }

    /** A field, on one type of object or on any. */
    record Named(Optional<String> type, String key) {}

    Optional<Named> field(JsonNode field) {
        String objectType = field.path("object_type").asText();
        String name = field.path("field_name").asText();
        String custom = field.path("custom_field_id").asText();
        return switch (field.path("type").asText()) {
            case "regular_field" ->
                Stream.of(new Named(Optional.of(objectType), name))
                        .filter(named -> universe.hasField(objectType, name))
                        .findFirst();
            case "custom_field" ->
                isCustomField.test(custom)
                        ? Optional.of(new Named(Optional.empty(), Keys.CUSTOM + custom))
                        : Optional.empty();
            default -> Optional.empty();
        };
    }

    private Query refused(String why) {
        errors.field("query", why);
        return NOTHING;
    }
}
