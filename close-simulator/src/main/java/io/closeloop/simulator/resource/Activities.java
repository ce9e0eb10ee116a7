package io.closeloop.simulator.resource;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.closeloop.simulator.state.Answer;
import io.closeloop.simulator.state.Errors;
import io.closeloop.simulator.state.Json;
import io.closeloop.simulator.state.Parameters;
import io.closeloop.simulator.state.Resource;
import io.closeloop.simulator.state.Session;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** All kinds of activities in one list, newest first. Source: close-api.md 3.5. */
final class Activities {
    /** Every resource whose objects are activities. */
    static final List<Resource> ALL = List.of(
            Sms.RESOURCE,
            Meetings.RESOURCE,
            Notes.RESOURCE,
            Calls.RESOURCE,
            Emails.RESOURCE,
            Tasks.COMPLETED,
            StatusChanges.LEAD,
            StatusChanges.OPPORTUNITY,
            Merging.ACTIVITY);

    /** These need a lead. */
    private static final List<String> NARROWING = List.of("user_id", "contact_id", "_type");

    private static final Set<String> KNOWN =
            Set.of("lead_id", "user_id", "contact_id", "_type", "_limit", "_skip", "_fields", "_order_by");
    private static final int MOST = 100;
    private static final int DEEPEST = 250_000;

    private Activities() {}

    /** {@code GET /activity/}. */
    static Answer list(Session now, Parameters parameters) {
        Session session = now.past(now.lags().lists());
        Errors errors = new Errors();
        int limit = parameters.number("_limit", MOST, MOST, errors);
        int skip = parameters.number("_skip", 0, DEEPEST, errors);
        String lead = parameters.get("lead_id").orElse("");
        check(parameters, lead, errors);
        if (errors.any()) {
            return errors.answer();
        }
        List<ObjectNode> rows = ALL.stream()
                .flatMap(resource -> views(session, resource, lead))
                .filter(view -> NARROWING.stream().allMatch(key -> matches(view, key, parameters)))
                .sorted(Comparator.comparing(
                                (ObjectNode view) -> view.path("date_created").asText())
                        .reversed())
                .toList();
        ObjectNode body = Json.object();
        body.set("data", rows.stream().skip(skip).limit(limit).collect(Json.toArray()));
        return Answer.ok(body.put("has_more", rows.size() > (long) skip + limit));
    }

    private static void check(Parameters parameters, String lead, Errors errors) {
        if (lead.isEmpty()) {
            NARROWING.stream()
                    .filter(key -> parameters.get(key).isPresent())
                    .forEach(key -> errors.field(key, "Only together with lead_id."));
        }
        parameters.values().keySet().stream()
                .filter(key -> !KNOWN.contains(key))
                .forEach(key -> errors.field(key, "The simulator does not know this parameter here."));
        if (!parameters.get("_order_by").orElse("-date_created").equals("-date_created")) {
            errors.field("_order_by", "The simulator knows -date_created here.");
        }
    }

    private static Stream<ObjectNode> views(Session session, Resource resource, String lead) {
        var table = session.organization().table(resource);
        return (lead.isEmpty() ? table.all().stream() : table.ofLead(lead)).map(row -> session.view(resource, row));
    }

    private static boolean matches(ObjectNode view, String key, Parameters parameters) {
        return parameters
                .get(key)
                .map(wanted ->
                        Parameters.commaList(wanted).contains(view.path(key).asText()))
                .orElse(true);
    }
}
