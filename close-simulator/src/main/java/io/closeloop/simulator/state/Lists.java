package io.closeloop.simulator.state;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Lists of a resource: filters, {@code _order_by}, {@code _limit}, {@code _skip}, {@code has_more}. Source: close-api.md 3.5. */
public final class Lists {
    private static final int USUAL_LIMIT = 100;
    private static final String IN = "__in";

    private Lists() {}

    /** Late, if lists are. */
    public static Answer list(Session now, Resource resource, Parameters parameters) {
        Session session = now.past(now.lags().of(resource.path()).lists());
        Listing listing = resource.listing();
        Errors errors = new Errors();
        int limit = parameters.number("_limit", Math.min(USUAL_LIMIT, listing.maxLimit()), listing.maxLimit(), errors);
        int skip = parameters.number("_skip", 0, Integer.MAX_VALUE, errors);
        List<ObjectNode> rows = select(session, resource, parameters, errors);
        if (errors.any()) {
            return errors.answer();
        }
        if (skip > listing.maxSkip()) {
            return Answer.error(400, "The skip you set is too large (max_skip = " + listing.maxSkip() + ").");
        }
        ObjectNode body = Json.object();
        body.set(
                "data",
                rows.stream()
                        .skip(skip)
                        .limit(limit)
                        .map(row -> session.view(resource, row))
                        .collect(Json.toArray()));
        body.put("has_more", rows.size() > (long) skip + limit);
        if (listing.total()) {
            body.put("total_results", rows.size());
        }
        resource.rules().total(rows, body);
        return Answer.ok(body);
    }

    /** The rows that the parameters ask for, in the order they ask for; all of them if there are errors. */
    public static List<ObjectNode> select(Session session, Resource resource, Parameters parameters, Errors errors) {
        Predicate<ObjectNode> wanted =
                filter(resource, parameters, errors).and(resource.rules().filter(session, parameters, errors));
        Stream<ObjectNode> rows =
                candidates(session, resource, parameters).filter(errors.any() ? row -> false : wanted);
        return Ordering.of(session, resource, parameters, errors)
                .map(rows::sorted)
                .orElse(rows)
                .toList();
    }

    private static Stream<ObjectNode> candidates(Session session, Resource resource, Parameters parameters) {
        Table table = session.organization().table(resource);
        boolean reversed = resource.listing().newestFirst();
        return parameters
                .get("lead_id")
                .filter(lead -> !lead.contains(","))
                .map(lead -> reversed ? table.ofLead(lead).toList().reversed().stream() : table.ofLead(lead))
                .orElseGet(() -> reversed ? table.all().reversed().stream() : table.all().stream());
    }

    private static Predicate<ObjectNode> filter(Resource resource, Parameters parameters, Errors errors) {
        Predicate<ObjectNode> all = row -> true;
        for (Map.Entry<String, String> parameter : parameters.values().entrySet()) {
            if (!Parameters.STEERING.contains(parameter.getKey())) {
                all = all.and(one(resource, parameter.getKey(), parameter.getValue(), errors));
            }
        }
        return all;
    }

    /** An unknown filter is refused: to answer with everything would be a kindness that hides a mistake. */
    private static Predicate<ObjectNode> one(Resource resource, String name, String value, Errors errors) {
        Listing listing = resource.listing();
        String plain = name.endsWith(IN) ? name.substring(0, name.length() - IN.length()) : name;
        if (listing.filters().contains(plain)) {
            List<String> values = Parameters.commaList(value);
            return row -> values.contains(value(resource, row, plain).asText());
        }
        String suffix =
                DateFilter.SUFFIXES.stream().filter(name::endsWith).findFirst().orElse("");
        String key = name.substring(0, name.length() - suffix.length());
        if (!suffix.isEmpty() && listing.dates().contains(key)) {
            return DateFilter.of(key, suffix, value, errors);
        }
        if (!listing.ruled().contains(name)) {
            errors.field(name, "The simulator does not know this parameter here.");
        }
        return row -> true;
    }

    private static JsonNode value(Resource resource, ObjectNode row, String key) {
        return row.optional(key).orElseGet(() -> resource.shape().path(key));
    }
}
