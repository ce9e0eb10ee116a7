package io.closeloop.lifecycle.http;

import io.closeloop.lifecycle.application.Buckets;
import io.closeloop.lifecycle.store.Period;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/**
 * Which period: {@code setter} (UUID), {@code from} (inclusive) and {@code to} (exclusive), days in {@code zone} or instants, by default the last 30 days,
 * {@code bucket} ({@code NONE}, {@code DAY}, {@code WEEK}).
 */
record PeriodQuery(
        @RestQuery("setter") @Nullable String setter,
        @RestQuery("from") @Nullable String from,
        @RestQuery("to") @Nullable String to,
        @RestQuery("zone") @Nullable String zone,
        @RestQuery("bucket") @Nullable String bucket) {

    private static final Duration BY_DEFAULT = Duration.ofDays(30);
    private static final int MOST_BUCKETS = 400;
    private static final Duration LONGEST = Duration.ofDays(3660);

    /** @throws io.closeloop.service.http.ProblemException naming the parameter and the cure */
    Period toPeriod(String account, Instant now) {
        Instant end = Asked.time("to", to, timeZone()).orElse(now);
        Instant start = Asked.time("from", from, timeZone()).orElse(end.minus(BY_DEFAULT));
        if (!start.isBefore(end)) {
            throw Asked.wrong("from", "give a time before " + (to == null ? "now" : "to"));
        }
        if (start.plus(LONGEST).isBefore(end)) {
            throw Asked.wrong("from", "give a period of at most ten years");
        }
        return new Period(account, Asked.uuid("setter", setter), start, end);
    }

    /** The beginnings of its buckets; a single one: there are none. */
    List<Instant> buckets(Period period) {
        List<Instant> beginnings = Asked.one("bucket", bucket, Buckets.NONE).of(period.from(), period.to(), timeZone());
        if (beginnings.size() > MOST_BUCKETS) {
            throw Asked.wrong("bucket", "give a shorter period, or weeks: there may be " + MOST_BUCKETS + " buckets");
        }
        return beginnings;
    }

    ZoneId timeZone() {
        return Asked.zone("zone", zone);
    }
}
