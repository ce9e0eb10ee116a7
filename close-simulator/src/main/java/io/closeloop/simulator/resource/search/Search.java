package io.closeloop.simulator.resource.search;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.closeloop.simulator.state.Answer;
import io.closeloop.simulator.state.Errors;
import io.closeloop.simulator.state.Json;
import io.closeloop.simulator.state.Ordering;
import io.closeloop.simulator.state.Resource;
import io.closeloop.simulator.state.SearchCursors;
import io.closeloop.simulator.state.Session;
import io.closeloop.simulator.state.Switch;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** {@code POST /data/search/}. It lags, it pages by cursors that soon expire, and it gives little but ids unless asked. */
public final class Search {
    private static final int MOST_PER_PAGE = 200;
    private static final int MOST = 10_000;
    /** About 80 were seen to work, about 140 not to. */
    private static final int MOST_FIELDS = 100;

    private static final Set<String> KEYS =
            Set.of("query", "_fields", "_limit", "cursor", "results_limit", "include_counts", "sort");

    private final Session session;
    private final Universe universe;
    private final QueryReader reader;
    private final ObjectNode body;
    private final Errors errors = new Errors();

    private Search(Session session, Map<String, Resource> byType, Predicate<String> isCustomField, ObjectNode body) {
        this.session = session.past(session.lags().search());
        this.universe = new Universe(this.session.organization(), byType);
        this.reader = new QueryReader(this.session, universe, isCustomField, errors);
        this.body = body;
    }

    /**
     * @param byType the resources that can be searched, by the name that a query has for them
     * @param isCustomField whether the organization has a custom field of this id
     */
    public static Answer search(
            Session session, Map<String, Resource> byType, Predicate<String> isCustomField, ObjectNode body) {
        return new Search(session, byType, isCustomField, body).answer();
    }

    private Answer answer() {
        body.fieldNames().forEachRemaining(key -> {
            if (!KEYS.contains(key)) {
                errors.field(key, "The simulator does not know this key here.");
            }
        });
        int limit = limit();
        body.path("_fields").forEach(fields -> {
            if (fields.size() > MOST_FIELDS) {
                errors.field("_fields", "Too many fields.");
            }
        });
        Optional<SearchCursors.Rest> rest = body.hasNonNull("cursor") ? continued() : found();
        return errors.any() || rest.isEmpty() ? errors.answer() : page(rest.get(), limit);
    }

    private int limit() {
        int byDefault = Integer.parseInt(session.switches().get(Switch.SEARCH_DEFAULT_LIMIT));
        JsonNode limit = body.path("_limit");
        if (!limit.isMissingNode() && !(limit.isInt() && limit.intValue() >= 0 && limit.intValue() <= MOST_PER_PAGE)) {
            errors.field("_limit", "Must be a whole number up to " + MOST_PER_PAGE + ".");
        }
        return limit.asInt(byDefault);
    }

    /** Where a cursor leads on; it must be used for the same query, and in time. */
    private Optional<SearchCursors.Rest> continued() {
        Optional<SearchCursors.Rest> rest =
                session.organization().cursors().take(body.get("cursor").asText(), session.now());
        if (rest.isEmpty()) {
            errors.field("cursor", "Expired cursor");
        } else if (!rest.get().query().equals(body.path("query"))) {
            errors.field("cursor", "The cursor belongs to another query.");
        }
        return rest;
    }

    private Optional<SearchCursors.Rest> found() {
        Query query = reader.read(body.path("query"));
        Set<String> types = query.types();
        if (types.isEmpty() && session.switches().is(Switch.SEARCH_WITHOUT_TYPE, "leads")) {
            types = Set.of("lead");
        } else if (types.isEmpty()) {
            errors.field("query", "Say which object_type you search for.");
        }
        Comparator<Subject> order = order();
        if (errors.any()) {
            return Optional.empty();
        }
        List<SearchCursors.Found> all = types.stream()
                .sorted()
                .flatMap(type -> universe.candidates(type, query))
                .filter(subject -> query.matches(subject, universe))
                .sorted(order)
                .map(subject -> new SearchCursors.Found(subject.type(), subject.id()))
                .toList();
        int most = Math.min(MOST, body.path("results_limit").asInt(MOST));
        return Optional.of(new SearchCursors.Rest(
                body.path("query"),
                all.subList(0, Math.min(most, all.size())),
                Math.min(most, all.size()),
                all.size()));
    }

    private Comparator<Subject> order() {
        Comparator<Subject> order = (_, _) -> 0;
        for (JsonNode sort : body.path("sort")) {
            Optional<QueryReader.Named> field = reader.field(sort.path("field"));
            if (field.isEmpty()) {
                errors.field("sort", "Unknown field.");
            }
            boolean descending = sort.path("direction").asText().equals("desc");
            order = order.thenComparing(
                    subject -> field.map(f -> universe.value(subject, f.key())).orElse(sort),
                    Ordering.values(descending));
        }
        return order;
    }

    private Answer page(SearchCursors.Rest rest, int limit) {
        List<SearchCursors.Found> some =
                rest.found().subList(0, Math.min(limit, rest.found().size()));
        List<SearchCursors.Found> others =
                rest.found().subList(some.size(), rest.found().size());
        ObjectNode answer = Json.object();
        answer.set(
                "data",
                some.stream()
                        .flatMap(found -> universe.find(found.type(), found.id()).stream())
                        .map(this::shown)
                        .collect(Json.toArray()));
        boolean over = others.isEmpty() || some.isEmpty();
        answer.put(
                "cursor",
                over
                        ? null
                        : session.organization()
                                .cursors()
                                .give(session.ids().letters(40), rest.without(some.size()), session.now()));
        if (body.path("include_counts").asBoolean()) {
            answer.putObject("count").put("limited", rest.limited()).put("total", rest.total());
        }
        return Answer.ok(answer);
    }

    private ObjectNode shown(Subject subject) {
        ObjectNode shown = Json.object().put("__object_type", subject.type()).put("id", subject.id());
        ObjectNode view = session.view(universe.resource(subject.type()), subject.row());
        for (JsonNode name : body.path("_fields").path(subject.type())) {
            if (name.asText().equals("custom")) {
                view.properties().stream()
                        .filter(e -> e.getKey().startsWith("custom."))
                        .forEach(e -> shown.set(e.getKey(), e.getValue()));
            }
            view.optional(name.asText()).ifPresent(value -> shown.set(name.asText(), value));
        }
        return shown;
    }
}
