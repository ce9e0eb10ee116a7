package io.closeloop.simulator.state;

import java.util.Set;

/**
 * How a resource is listed. Source: close-api.md 3.5.
 *
 * @param maxLimit the largest {@code _limit}
 * @param maxSkip the largest {@code _skip}
 * @param filters keys that may be asked for, one value or a comma list
 * @param dates keys that may be asked for with {@code __gt}, {@code __gte}, {@code __lt}, {@code __lte}
 * @param newestFirst else oldest first
 * @param total whether the answer says {@code total_results}
 */
public record Listing(
        int maxLimit, int maxSkip, Set<String> filters, Set<String> dates, boolean newestFirst, boolean total) {

    /** The ceilings that were seen on most resources. */
    public static final Listing PLAIN = new Listing(100, 250_000, Set.of(), Set.of(), false, false);

    public static final Listing ACTIVITIES = new Listing(
            100,
            250_000,
            Set.of("lead_id", "contact_id", "user_id", "id__in"),
            Set.of("date_created", "activity_at"),
            true,
            false);

    public Listing by(String... keys) {
        return new Listing(maxLimit, maxSkip, Set.of(keys), dates, newestFirst, total);
    }
}
