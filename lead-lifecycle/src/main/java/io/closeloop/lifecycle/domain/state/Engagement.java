package io.closeloop.lifecycle.domain.state;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One contact talking with one setter, from activation to its end. At most one open per contact (architecture, section 3). */
public sealed interface Engagement {

    UUID id();

    /** Wanted; the fields settle and the lead is being read. Who with whom is not decided. */
    record Pending(UUID id, Wish wish) implements Engagement {

        public Open activate(Parties who, UUID introId) {
            Phase start = new Phase.Activated(new Intro(introId, Intro.State.WAITING), null);
            return new Open(id, wish, who, start, Overlays.NONE, Conversation.SILENCE);
        }

        public Closed drop(Ended why, Instant at) {
            return new Closed(id, null, why, at);
        }
    }

    record Open(UUID id, Wish wish, Parties who, Phase phase, Overlays overlays, Conversation talk)
            implements Engagement {

        public Open in(Phase changed) {
            return new Open(id, wish, who, changed, overlays, talk);
        }

        public Open under(Overlays changed) {
            return new Open(id, wish, who, phase, changed, talk);
        }

        public Open with(Conversation changed) {
            return new Open(id, wish, who, phase, overlays, changed);
        }

        public Closed close(Ended why, Instant at) {
            return new Closed(id, who, why, at);
        }
    }

    /** @param who null when it ended before that was decided */
    record Closed(UUID id, @Nullable Parties who, Ended why, Instant at) implements Engagement {}

    /** Why an engagement is over. */
    enum Ended {
        REFUSED("refused"),
        CLEARED("cleared before it began"),
        ALREADY_OPEN("already talking with this setter"),
        HANDED_OVER("handed over to another setter"),
        OPTED_OUT("the person opted out"),
        CONTACT_DELETED("the contact was deleted in Close"),
        LEAD_DELETED("the lead was deleted in Close");

        private final String text;

        Ended(String text) {
            this.text = text;
        }

        public String text() {
            return text;
        }
    }
}
