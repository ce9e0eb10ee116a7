package io.closeloop.simulator.state;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** How Close writes a time. Objects carry an offset, events and subscriptions none. Source: close-api.md 2.1, 2.4, 5.1. */
public enum Dates {
    WITH_OFFSET("yyyy-MM-dd'T'HH:mm:ss.SSSSSSxxx"),
    WITHOUT_OFFSET("yyyy-MM-dd'T'HH:mm:ss.SSSSSS"),
    /** As in {@code activity_at} and {@code starts_at}. */
    SECONDS("yyyy-MM-dd'T'HH:mm:ssxxx");

    private final DateTimeFormatter formatter;

    Dates(String pattern) {
        this.formatter = DateTimeFormatter.ofPattern(pattern).withZone(ZoneOffset.UTC);
    }

    public String text(Instant instant) {
        return formatter.format(instant);
    }
}
