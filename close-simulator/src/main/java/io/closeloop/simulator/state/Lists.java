package io.closeloop.simulator.state;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Lists of a resource: filters, {@code _limit}, {@code _skip}, {@code has_more}. Source: close-api.md 3.5. */
public final class Lists {
    /** How a comparison is written at the end of a parameter's name. */
    public static final Set<String> SUFFIXES = Set.of("__gt", "__gte", "__lt", "__lte");

    private Lists() {}

    public static Answer list(Session session, Resource resource, Parameters parameters) {
        Listing listing = resource.listing();
        Errors errors = new Errors();
        int limit = parameters.number("_limit", Math.min(100, listing.maxLimit()), listing.maxLimit(), errors);
        int skip = parameters.number("_skip", 0, Integer.MAX_VALUE, errors);
        Predicate<ObjectNode> wanted = filter(listing, parameters, errors);
        if (errors.any()) {
            return errors.answer();
        }
        if (skip > listing.maxSkip()) {
            return Answer.error(400, "The skip you set is too large (max_skip = " + listing.maxSkip() + ").");
        }
        List<ObjectNode> rows =
                rows(session, resource, parameters).filter(wanted).toList();
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
        return Answer.ok(body);
    }

    private static Stream<ObjectNode> rows(Session session, Resource resource, Parameters parameters) {
        Table table = session.organization().table(resource);
        boolean reversed = resource.listing().newestFirst();
        return parameters
                .get("lead_id")
                .filter(lead -> !lead.contains(","))
                .map(lead -> reversed ? table.ofLead(lead).toList().reversed().stream() : table.ofLead(lead))
                .orElseGet(() -> reversed ? table.all().reversed().stream() : table.all().stream());
    }

    private static Predicate<ObjectNode> filter(Listing listing, Parameters parameters, Errors errors) {
        Predicate<ObjectNode> all = row -> true;
        for (Map.Entry<String, String> parameter : parameters.values().entrySet()) {
            if (!parameter.getKey().startsWith("_")) {
                all = all.and(one(listing, parameter.getKey(), parameter.getValue(), errors));
            }
        }
        return all;
    }

    /** An unknown filter is refused: to answer with everything would be a kindness that hides a mistake. */
    private static Predicate<ObjectNode> one(Listing listing, String name, String value, Errors errors) {
        if (listing.filters().contains(name)) {
            String key = name.equals("id__in") ? "id" : name;
            List<String> values = Parameters.commaList(value);
            return row -> values.contains(row.path(key).asText());
        }
        String suffix = SUFFIXES.stream().filter(name::endsWith).findFirst().orElse("");
        String key = name.substring(0, name.length() - suffix.length());
        if (!suffix.isEmpty() && listing.dates().contains(key)) {
            return DateFilter.of(key, suffix, value, errors);
        }
        errors.field(name, "The simulator does not know this parameter here.");
        return row -> true;
    }
}
