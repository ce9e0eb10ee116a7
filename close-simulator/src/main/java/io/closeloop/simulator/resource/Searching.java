package io.closeloop.simulator.resource;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.closeloop.simulator.resource.search.Search;
import io.closeloop.simulator.state.Answer;
import io.closeloop.simulator.state.Resource;
import io.closeloop.simulator.state.Session;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which resources a search can look at, and under which names. Source: close-api.md 3.6. */
final class Searching {
    private static final Map<String, Resource> BY_TYPE = Stream.concat(
                    Stream.of(Leads.RESOURCE, Contacts.RESOURCE, Opportunities.RESOURCE, Tasks.RESOURCE),
                    Activities.ALL.stream())
            .collect(Collectors.toUnmodifiableMap(r -> Objects.requireNonNull(r.eventType()), Function.identity()));

    private Searching() {}

    static Answer search(Session session, ObjectNode body) {
        return Search.search(session, BY_TYPE, id -> isCustomField(session, id), body);
    }

    private static boolean isCustomField(Session session, String id) {
        return CustomFields.OWN.keySet().stream()
                .anyMatch(kind ->
                        CustomFields.byId(session.organization(), kind, id).isPresent());
    }
}
