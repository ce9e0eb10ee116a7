package io.closeloop.lifecycle.application;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.stream.Stream;

/** Cuts a period into days or weeks of a time zone. */
public enum Buckets {
    NONE,
    DAY,
    /** From Monday on. */
    WEEK;

    /** @return the beginnings, in order; the first is the period's, in the middle of its day or week as it may be */
    public List<Instant> of(Instant from, Instant to, ZoneId zone) {
        return switch (this) {
            case NONE -> List.of(from);
            case DAY -> beginnings(from, to, from.atZone(zone).truncatedTo(ChronoUnit.DAYS), 1);
            case WEEK ->
                beginnings(
                        from,
                        to,
                        from.atZone(zone)
                                .truncatedTo(ChronoUnit.DAYS)
                                .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)),
                        DayOfWeek.values().length);
        };
    }

    /** By the calendar and not by hours: a day has 23 or 25 of them twice a year. */
    private static List<Instant> beginnings(Instant from, Instant to, ZonedDateTime first, int days) {
        ZoneId zone = first.getZone();
        Stream<Instant> later = Stream.iterate(first.toLocalDate().plusDays(days), day -> day.plusDays(days))
                .map(day -> day.atStartOfDay(zone).toInstant())
                .dropWhile(beginning -> !beginning.isAfter(from))
                .takeWhile(beginning -> beginning.isBefore(to));
        return Stream.concat(Stream.of(from), later).toList();
    }
}
