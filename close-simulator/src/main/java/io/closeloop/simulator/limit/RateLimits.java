package io.closeloop.simulator.limit;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/**
 * How Close limits requests. Source: close-api.md 8.1; the groups and their true limits are not published (UNCONFIRMED).
 *
 * @param on whether there is any limit
 * @param header whether answers carry {@code RateLimit}; one tester never saw it (UNCONFIRMED)
 * @param retryAfter whether a 429 carries {@code Retry-After}
 * @param atOnce whether a bucket fills all at once when its time is over, instead of steadily (UNCONFIRMED)
 * @param standard what one key may do in one group of endpoints
 * @param groups what it may do in groups with a rate of their own; a group is a method and a path with {@code *} for each id
 * @param organizationFactor how much more all keys of an organization may do together
 */
public record RateLimits(
        boolean on,
        boolean header,
        boolean retryAfter,
        boolean atOnce,
        Rate standard,
        Map<String, Rate> groups,
        int organizationFactor) {

    private static final int FACTOR = 3;

    public RateLimits {
        groups = Map.copyOf(groups);
    }

    public static RateLimits none() {
        return new RateLimits(false, true, true, false, new Rate(100, Duration.ofSeconds(5)), Map.of(), FACTOR);
    }

    /** The same for every group, with headers. */
    public static RateLimits of(Rate standard) {
        return new RateLimits(true, true, true, false, standard, Map.of(), FACTOR);
    }

    /** @param group for example {@code PUT contact/*} */
    public RateLimits with(String group, Rate rate) {
        Map<String, Rate> more = new HashMap<>(groups);
        more.put(group, rate);
        return new RateLimits(on, header, retryAfter, atOnce, standard, more, organizationFactor);
    }

    public RateLimits withoutHeader() {
        return new RateLimits(on, false, retryAfter, atOnce, standard, groups, organizationFactor);
    }

    public RateLimits withoutRetryAfter() {
        return new RateLimits(on, header, false, atOnce, standard, groups, organizationFactor);
    }

    public RateLimits filledAtOnce() {
        return new RateLimits(on, header, retryAfter, true, standard, groups, organizationFactor);
    }

    Rate of(String group) {
        return Objects.requireNonNullElse(groups.get(group), standard);
    }
}
