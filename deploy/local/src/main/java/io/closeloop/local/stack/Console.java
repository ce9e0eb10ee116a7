package io.closeloop.local.stack;

import java.io.PrintStream;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/** The launcher's voice: one line per event of note, each with its time. Safe to use from several threads. */
public final class Console {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");

    private final PrintStream out;
    private final Clock clock;

    public Console(PrintStream out, Clock clock) {
        this.out = out;
        this.clock = clock;
    }

    public void event(String text) {
        out.println(time(clock.instant()) + "  " + text);
    }

    public void plain(String text) {
        out.println(text);
    }

    /** In the zone of the person who reads it. */
    public String time(Instant instant) {
        return TIME.withZone(zone()).format(instant);
    }

    private ZoneId zone() {
        return clock.getZone();
    }
}
