package io.closeloop.lifecycle.domain.setter;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What the setter answers. Without a text it stays silent. */
public record Reply(@Nullable String text, @Nullable Signal signal) {

    public static Reply say(String text) {
        return new Reply(text, null);
    }

    public static Reply silence() {
        return new Reply(null, null);
    }

    /** What the setter has understood. */
    public sealed interface Signal {
        /** The text is the call to action. */
        record CtaReached() implements Signal {}

        /** The lead is not a fit, or not interested. */
        record Disqualified(String reason) implements Signal {}

        /** A disqualified lead fits after all. Obeyed only where the setter's settings say so. */
        record Requalified() implements Signal {}

        /** @param bookingId the same id is the same booking */
        record Booked(String bookingId) implements Signal {}

        /** Busy, but interested; to be talked with at that time. */
        record TalkLater(Instant until) implements Signal {}
    }
}
