package io.closeloop.simulator.state;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What one request did, object by object, turned into occurrences when the request is done: an object that was touched twice in one
 * request has happened once, with its last state.
 */
final class Changes {
    private sealed interface Change {
        Resource resource();

        record Created(Resource resource) implements Change {}

        record Updated(Resource resource, ObjectNode before) implements Change {}

        record Deleted(Resource resource, ObjectNode before, ObjectNode formerView) implements Change {}

        record Announced(Resource resource, String action) implements Change {}
    }

    private final Map<String, List<Change>> byObject = new LinkedHashMap<>();

    void created(Resource resource, String id) {
        of(id).add(new Change.Created(resource));
    }

    void updated(Resource resource, String id, ObjectNode before) {
        boolean known = of(id).stream().anyMatch(c -> !(c instanceof Change.Announced));
        if (!known) {
            of(id).addFirst(new Change.Updated(resource, before));
        }
    }

    void deleted(Resource resource, String id, ObjectNode before, ObjectNode formerView) {
        of(id).clear();
        of(id).add(new Change.Deleted(resource, before, formerView));
    }

    /** An action beside created, updated and deleted: sent, scheduled, canceled, merged. */
    void announced(Resource resource, String id, String action) {
        of(id).add(new Change.Announced(resource, action));
    }

    private List<Change> of(String id) {
        return byObject.computeIfAbsent(id, i -> new ArrayList<>(2));
    }

    List<Occurrence> occurrences(Session session) {
        List<Occurrence> occurrences = new ArrayList<>();
        byObject.forEach((id, changes) ->
                changes.forEach(change -> occurrence(session, id, change).ifPresent(occurrences::add)));
        return occurrences;
    }

    private static Optional<Occurrence> occurrence(Session session, String id, Change change) {
        Resource resource = change.resource();
        ObjectNode row = change instanceof Change.Deleted gone
                ? gone.before()
                : session.find(resource, id).orElseThrow();
        return resource.eventType(session, row)
                .flatMap(type -> occurrence(new Facts(session, resource, type, id, row), change));
    }

    private static Optional<Occurrence> occurrence(Facts facts, Change change) {
        return switch (change) {
            case Change.Created c -> Optional.of(facts.now(Occurrence.CREATED, List.of(), Json.object()));
            case Change.Announced a -> Optional.of(facts.now(a.action(), List.of(), Json.object()));
            case Change.Deleted d -> Optional.of(facts.gone(d.before(), d.formerView()));
            case Change.Updated u -> updated(facts, u.before());
        };
    }

    private static Optional<Occurrence> updated(Facts facts, ObjectNode before) {
        ObjectNode shape = facts.resource().shape();
        ObjectNode previous = previousValues(before, facts.row(), shape);
        List<String> changed = names(previous);
        Session session = facts.session();
        if (changed.isEmpty() || !facts.resource().rules().isHeard(session, Set.copyOf(changed))) {
            return Optional.empty();
        }
        if (session.switches().is(Switch.PREVIOUS_UNSET, "absent")) {
            changed.stream().filter(key -> !shape.has(key) && !before.has(key)).forEach(previous::remove);
        }
        return Optional.of(facts.now(Occurrence.UPDATED, changed, previous));
    }

    private static ObjectNode previousValues(ObjectNode before, ObjectNode after, ObjectNode shape) {
        Set<String> keys = new LinkedHashSet<>(names(after));
        keys.addAll(names(before));
        ObjectNode previous = Json.object();
        for (String key : keys) {
            JsonNode old = value(before, shape, key);
            if (!old.equals(value(after, shape, key))) {
                previous.set(key, old);
            }
        }
        return previous;
    }

    private static JsonNode value(ObjectNode row, ObjectNode shape, String key) {
        return row.optional(key).or(() -> shape.optional(key)).orElse(NullNode.getInstance());
    }

    private static List<String> names(ObjectNode node) {
        List<String> names = new ArrayList<>(node.size());
        node.fieldNames().forEachRemaining(names::add);
        return names;
    }

    /** @param row as it is now; as it was, once deleted */
    private record Facts(Session session, Resource resource, String type, String id, ObjectNode row) {
        Occurrence now(String action, List<String> changed, ObjectNode previous) {
            return of(action, row, changed, previous, session.view(resource, row));
        }

        Occurrence gone(ObjectNode before, ObjectNode formerView) {
            return of(Occurrence.DELETED, before, List.of(), formerView, null);
        }

        private Occurrence of(
                String action, ObjectNode row, List<String> changed, ObjectNode previous, @Nullable ObjectNode data) {
            String lead = type.equals("lead") ? id : Json.text(row, "lead_id").orElse(null);
            return new Occurrence(
                    session.organization(),
                    session.actor(),
                    session.now(),
                    type,
                    id,
                    lead,
                    action,
                    changed,
                    previous,
                    data,
                    session.meta());
        }
    }
}
