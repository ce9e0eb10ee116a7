package io.closeloop.simulator.state;

import java.util.Set;

/**
 * How a resource is listed. Source: close-api.md 3.5.
 *
 * @param maxLimit the largest {@code _limit}
 * @param maxSkip the largest {@code _skip}
 * @param filters keys that may be asked for, one value or a comma list, also as {@code key__in}
 * @param dates keys that may be asked for with {@code __gt}, {@code __gte}, {@code __lt}, {@code __lte}
 * @param orders keys that {@code _order_by} takes, with a minus for descending
 * @param ruled parameters that {@link Rules#filter} looks after
 * @param newestFirst else oldest first
 * @param total whether the answer says {@code total_results}
 */
public record Listing(
        int maxLimit,
        int maxSkip,
        Set<String> filters,
        Set<String> dates,
        Set<String> orders,
        Set<String> ruled,
        boolean newestFirst,
        boolean total) {

    private static final int USUAL_SKIP = 250_000;

    /** The ceilings that were seen on most resources. */
    public static final Listing PLAIN =
            new Listing(100, USUAL_SKIP, Set.of(), Set.of(), Set.of(), Set.of(), false, false);

    public static final Listing ACTIVITIES = PLAIN.by("lead_id", "contact_id", "user_id", "id")
            .dated("date_created", "activity_at")
            .ordered("date_created", "activity_at")
            .newestFirst(true);

    public Listing by(String... keys) {
        return new Listing(maxLimit, maxSkip, Set.of(keys), dates, orders, ruled, newestFirst, total);
    }

    public Listing dated(String... keys) {
        return new Listing(maxLimit, maxSkip, filters, Set.of(keys), orders, ruled, newestFirst, total);
    }

    public Listing ordered(String... keys) {
        return new Listing(maxLimit, maxSkip, filters, dates, Set.of(keys), ruled, newestFirst, total);
    }

    public Listing ruled(String... parameters) {
        return new Listing(maxLimit, maxSkip, filters, dates, orders, Set.of(parameters), newestFirst, total);
    }

    public Listing newestFirst(boolean newest) {
        return new Listing(maxLimit, maxSkip, filters, dates, orders, ruled, newest, total);
    }

    public Listing totalled() {
        return new Listing(maxLimit, maxSkip, filters, dates, orders, ruled, newestFirst, true);
    }

    public Listing upTo(int limit, int skip) {
        return new Listing(limit, skip, filters, dates, orders, ruled, newestFirst, total);
    }
}
