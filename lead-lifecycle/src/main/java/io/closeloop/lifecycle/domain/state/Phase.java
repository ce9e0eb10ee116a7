package io.closeloop.lifecycle.domain.state;

import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How far an open engagement has come. Each phase has only the methods that lead to a phase it may go to. */
public sealed interface Phase {

    /** Every phase that a first booking ends. */
    sealed interface Unbooked extends Phase {
        default Booked booked(String meetingId) {
            return new Booked(Set.of(meetingId));
        }
    }

    /** @param heardAt the last text that came before we knew that the intro was sent; by their times it may answer the intro */
    record Activated(Intro intro, @Nullable Instant heardAt) implements Unbooked {

        public Activated with(Intro changed) {
            return new Activated(changed, heardAt);
        }

        public Activated heard(Instant at) {
            return new Activated(intro, heardAt == null || at.isAfter(heardAt) ? at : heardAt);
        }

        public IntroSent introSent(Instant at) {
            return new IntroSent(at);
        }
    }

    record IntroSent(Instant sentAt) implements Unbooked {

        /** The first text that is not older than the intro. Source: charlie.md 1.2. */
        public boolean isAnsweredBy(Instant inboundAt) {
            return !inboundAt.isBefore(sentAt);
        }

        public Engaged engaged() {
            return new Engaged();
        }
    }

    record Engaged() implements Unbooked {
        public CtaReached ctaReached() {
            return new CtaReached();
        }
    }

    record CtaReached() implements Unbooked {}

    /** @param meetings Close's ids of the meetings that counted as a booking */
    record Booked(Set<String> meetings) implements Phase {

        public Booked also(String meetingId) {
            Set<String> all = new HashSet<>(meetings);
            all.add(meetingId);
            return new Booked(Set.copyOf(all));
        }
    }
}
