package io.closeloop.simulator.limit;

import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A token bucket for each group of endpoints and key, and one for each group and organization. Thread-safe. Source: close-api.md 8.1. */
public final class RateLimiter {
    private static final Pattern ID = Pattern.compile("[a-z]+_[A-Za-z0-9]{20,}");
    private static final double NANOS = TimeUnit.SECONDS.toNanos(1);

    private record Held(Bucket bucket, Rate rate) {}

    private record Try(Held held, ConsumptionProbe probe) {
        double resetSeconds() {
            return probe.getNanosToWaitForReset() / NANOS;
        }
    }

    private final TimeMeter time;
    private final Map<String, Held> buckets = new ConcurrentHashMap<>();
    private volatile RateLimits limits;

    public RateLimiter(Clock clock, RateLimits limits) {
        this.time = new ClockTime(clock);
        this.limits = limits;
    }

    /** Other limits from now on; all buckets are full again. */
    public void set(RateLimits other) {
        limits = other;
        buckets.clear();
    }

    public RateLimits limits() {
        return limits;
    }

    /**
     * Takes a token of the key and one of its organization, or none.
     *
     * @param path below {@code /api/v1/}, without outer slashes
     */
    public Verdict ask(String organizationId, String key, String method, String path) {
        RateLimits now = limits;
        if (!now.on()) {
            return Verdict.UNLIMITED;
        }
        String group = group(method, path);
        Rate rate = now.of(group);
        Try own = take(now, "key " + key + ' ' + group, rate);
        if (!own.probe().isConsumed()) {
            return verdict(now, false, group, "key", own);
        }
        Try shared = take(now, "org " + organizationId + ' ' + group, rate.times(now.organizationFactor()));
        if (!shared.probe().isConsumed()) {
            own.held().bucket().addTokens(1);
            return verdict(now, false, group, "organization", shared);
        }
        boolean sharedIsTighter =
                shared.probe().getRemainingTokens() < own.probe().getRemainingTokens();
        return sharedIsTighter
                ? verdict(now, true, group, "organization", shared)
                : verdict(now, true, group, "key", own);
    }

    /** Method and path, with a star in the place of each id. */
    static String group(String method, String path) {
        return method
                + ' '
                + Stream.of(path.split("/", -1))
                        .map(segment -> ID.matcher(segment).matches() ? "*" : segment)
                        .collect(Collectors.joining("/"));
    }

    private Try take(RateLimits now, String name, Rate rate) {
        Held held = buckets.computeIfAbsent(name, n -> new Held(bucket(rate, now.atOnce()), rate));
        return new Try(held, held.bucket().tryConsumeAndReturnRemaining(1));
    }

    private Bucket bucket(Rate rate, boolean atOnce) {
        var capacity = Bandwidth.builder().capacity(rate.requests());
        Bandwidth bandwidth = atOnce
                ? capacity.refillIntervally(rate.requests(), rate.per()).build()
                : capacity.refillGreedy(rate.requests(), rate.per()).build();
        return Bucket.builder()
                .withCustomTimePrecision(time)
                .addLimit(bandwidth)
                .build();
    }

    private static Verdict verdict(RateLimits now, boolean allowed, String group, String scope, Try tighter) {
        Map<String, String> headers = new HashMap<>();
        double reset = tighter.resetSeconds();
        if (now.header()) {
            String text = String.format(
                    Locale.ROOT,
                    "limit=%d, remaining=%d, reset=%.3f",
                    tighter.held().rate().requests(),
                    tighter.probe().getRemainingTokens(),
                    reset);
            headers.put("RateLimit", text);
        }
        if (!allowed && now.retryAfter()) {
            headers.put("Retry-After", Long.toString((long) Math.ceil(reset)));
        }
        return new Verdict(allowed, group, scope, reset, headers);
    }

    private record ClockTime(Clock clock) implements TimeMeter {
        @Override
        public long currentTimeNanos() {
            Instant now = clock.instant();
            return TimeUnit.SECONDS.toNanos(now.getEpochSecond()) + now.getNano();
        }

        @Override
        public boolean isWallClockBased() {
            return true;
        }
    }
}
