package io.closeloop.simulator.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.closeloop.simulator.state.Answer;
import io.closeloop.simulator.state.DateFilter;
import io.closeloop.simulator.state.Errors;
import io.closeloop.simulator.state.Json;
import io.closeloop.simulator.state.Parameters;
import io.closeloop.simulator.state.Roles;
import io.closeloop.simulator.state.Session;
import io.closeloop.simulator.state.Switch;
import io.closeloop.simulator.state.Switches;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** {@code GET /event/}: newest first, in pages joined by cursors. Called under the lock. Source: close-api.md 2.7. */
final class EventPages {
    private static final int MOST = 50;
    private static final Duration OPEN_TO_ALL = Duration.ofHours(1);
    private static final Set<String> FILTERS =
            Set.of("object_type", "object_id", "action", "lead_id", "user_id", "request_id");

    private static final Set<Set<String>> ALLOWED = Set.of(
            Set.of("object_type", "object_id"),
            Set.of("object_type", "action"),
            Set.of("object_id", "action"),
            Set.of("lead_id"),
            Set.of("lead_id", "object_type"),
            Set.of("lead_id", "object_type", "action"),
            Set.of("lead_id", "user_id"),
            Set.of("lead_id", "user_id", "object_type"),
            Set.of("lead_id", "user_id", "object_type", "action"),
            Set.of("user_id"),
            Set.of("user_id", "object_id"),
            Set.of("user_id", "object_id", "action"),
            Set.of("user_id", "object_type"),
            Set.of("user_id", "object_type", "action"),
            Set.of("request_id"));

    private final EventLog log;
    private final Switches switches;

    EventPages(EventLog log, Switches switches) {
        this.log = log;
        this.switches = switches;
    }

    Answer one(Session session, String id) {
        return log.find(id)
                .filter(event ->
                        event.organizationId().equals(session.organization().id()))
                .map(event -> Answer.ok(shown(session, event)))
                .orElseGet(Answer::notFound);
    }

    /** Who is no admin sees what an event was about for an hour only. */
    private static JsonNode shown(Session session, Event event) {
        ObjectNode json = (ObjectNode) Json.parse(event.json()).orElseThrow();
        boolean open =
                Roles.isAdmin(session) || event.updated().isAfter(session.now().minus(OPEN_TO_ALL));
        return open ? json : json.putNull("data").putNull("previous_data");
    }

    Answer page(Session session, Parameters parameters) {
        Errors errors = new Errors();
        int limit = parameters.number("_limit", MOST, MOST, errors);
        Predicate<Event> wanted = filter(parameters, errors);
        String cursor = parameters.get("_cursor").orElse("");
        if (!cursor.matches("|[np]\\d{1,18}")) {
            errors.field("_cursor", "Invalid cursor.");
        }
        if (errors.any()) {
            return errors.answer();
        }
        Predicate<Event> visible =
                wanted.and(e -> e.organizationId().equals(session.organization().id()));
        return answer(session, cursor, limit, visible);
    }

    private Answer answer(Session session, String cursor, int limit, Predicate<Event> visible) {
        long from = cursor.isEmpty() ? Long.MAX_VALUE : Long.parseLong(cursor.substring(1));
        List<Event> page = cursor.startsWith("p")
                ? newer(visible, from).limit(limit).toList().reversed()
                : older(visible, from).limit(limit).toList();
        ObjectNode body = Json.object();
        body.set("data", page.stream().map(e -> shown(session, e)).collect(Json.toArray()));
        boolean some = !page.isEmpty();
        boolean next =
                some && older(visible, page.getLast().position()).findAny().isPresent();
        boolean previous =
                some && newer(visible, page.getFirst().position()).findAny().isPresent();
        body.put("cursor_next", next ? "n" + page.getLast().position() : null);
        body.put("cursor_previous", previous ? "p" + page.getFirst().position() : null);
        return Answer.ok(body);
    }

    private Stream<Event> older(Predicate<Event> visible, long than) {
        return log.all().reversed().stream().filter(e -> e.position() < than).filter(visible);
    }

    private Stream<Event> newer(Predicate<Event> visible, long than) {
        return log.all().stream().filter(e -> e.position() > than).filter(visible);
    }

    private Predicate<Event> filter(Parameters parameters, Errors errors) {
        Map<String, String> wanted = parameters.values().entrySet().stream()
                .filter(p -> FILTERS.contains(p.getKey()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        if (!allowed(wanted.keySet())) {
            errors.field("object_type", "This combination of filters is not allowed: " + wanted.keySet() + ".");
        }
        Predicate<Event> all = event ->
                wanted.entrySet().stream().allMatch(w -> Objects.equals(w.getValue(), value(event, w.getKey())));
        for (String suffix : DateFilter.SUFFIXES) {
            String date = parameters.get("date_updated" + suffix).orElse("");
            if (!date.isEmpty()) {
                Predicate<Instant> bound = DateFilter.bound("date_updated", suffix, date, errors);
                all = all.and(event -> bound.test(event.updated()));
            }
        }
        return all;
    }

    /** No filter at all is not on Close's list, but appears usable; a type alone is neither (both UNCONFIRMED). */
    private boolean allowed(Set<String> filters) {
        return switch (switches.get(Switch.EVENT_FILTERS)) {
            case "none_refused" -> ALLOWED.contains(filters);
            case "type_alone" ->
                filters.isEmpty() || filters.equals(Set.of("object_type")) || ALLOWED.contains(filters);
            default -> filters.isEmpty() || ALLOWED.contains(filters);
        };
    }

    private static @Nullable String value(Event event, String filter) {
        return switch (filter) {
            case "object_type" -> event.objectType();
            case "object_id" -> event.objectId();
            case "action" -> event.action();
            case "lead_id" -> event.leadId();
            case "user_id" -> event.userId();
            case "request_id" -> event.requestId();
            default -> throw new IllegalArgumentException(filter);
        };
    }
}
