package io.closeloop.simulator.resource;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.closeloop.simulator.state.Answer;
import io.closeloop.simulator.state.DateFilter;
import io.closeloop.simulator.state.Errors;
import io.closeloop.simulator.state.Json;
import io.closeloop.simulator.state.Parameters;
import io.closeloop.simulator.state.Resource;
import io.closeloop.simulator.state.Session;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
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

    static final String PATH = "activity";

    private static final String WITH_LEAD = "Only together with lead_id.";

    /** These need a lead. */
    private static final List<String> NARROWING = List.of("user_id", "contact_id", "_type");

    private static final String CREATED = "date_created";
    private static final String HAPPENED = "activity_at";
    private static final Set<String> KNOWN =
            Set.of("lead_id", "user_id", "contact_id", "_type", "_limit", "_skip", "_fields", "_order_by");
    private static final int MOST = 100;
    private static final int DEEPEST = 250_000;

    private Activities() {}

    /** {@code GET /activity/}. */
    static Answer list(Session now, Parameters parameters) {
        Session session = now.past(now.lags().of(PATH).lists());
        Errors errors = new Errors();
        int limit = parameters.number("_limit", MOST, MOST, errors);
        int skip = parameters.number("_skip", 0, DEEPEST, errors);
        String lead = parameters.get("lead_id").orElse("");
        String order = parameters.get("_order_by").orElse("-" + CREATED);
        check(parameters, lead, order, errors);
        Predicate<ObjectNode> dated = dated(parameters, order.replaceFirst("^-", ""), errors);
        if (errors.any()) {
            return errors.answer();
        }
        List<ObjectNode> rows = ALL.stream()
                .flatMap(resource -> views(session, resource, lead))
                .filter(view -> NARROWING.stream().allMatch(key -> matches(view, key, parameters)))
                .filter(dated)
                .sorted(newestFirst(order.substring(1)))
                .toList();
        ObjectNode body = Json.object();
        body.set("data", rows.stream().skip(skip).limit(limit).collect(Json.toArray()));
        return Answer.ok(body.put("has_more", rows.size() > (long) skip + limit));
    }

    /** By time, not by text: the one date is written to the second, the other to the millionth of it. */
    private static Comparator<ObjectNode> newestFirst(String key) {
        return Comparator.comparing((ObjectNode view) ->
                        DateFilter.instant(view.path(key).asText()).orElse(Instant.EPOCH))
                .reversed();
    }

    private static void check(Parameters parameters, String lead, String order, Errors errors) {
        if (lead.isEmpty()) {
            NARROWING.stream()
                    .filter(key -> parameters.get(key).isPresent())
                    .forEach(key -> errors.field(key, WITH_LEAD));
        }
        if (lead.isEmpty() && order.equals("-" + HAPPENED)) {
            errors.field("_order_by", WITH_LEAD);
        }
        if (!List.of("-" + CREATED, "-" + HAPPENED).contains(order)) {
            errors.field("_order_by", "The simulator knows -date_created and -activity_at here.");
        }
    }

    /** What is filtered by a date is sorted by the same. */
    private static Predicate<ObjectNode> dated(Parameters parameters, String sortedBy, Errors errors) {
        Predicate<ObjectNode> all = view -> true;
        for (Map.Entry<String, String> parameter : parameters.values().entrySet()) {
            String name = parameter.getKey();
            String suffix = DateFilter.SUFFIXES.stream()
                    .filter(name::endsWith)
                    .findFirst()
                    .orElse("");
            String key = name.substring(0, name.length() - suffix.length());
            if (!suffix.isEmpty() && key.equals(sortedBy)) {
                all = all.and(DateFilter.of(key, suffix, parameter.getValue(), errors));
            } else if (!suffix.isEmpty() && List.of(CREATED, HAPPENED).contains(key)) {
                errors.field(name, "Filter by the date that you sort by, which is " + sortedBy + ".");
            } else if (!KNOWN.contains(name)) {
                errors.field(name, "The simulator does not know this parameter here.");
            }
        }
        return all;
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
