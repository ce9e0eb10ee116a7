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
            return new Open(id, wish, who, start, Overlays.NONE, Conversation.SILENCE, null);
        }

        public Closed drop(Ended why, Instant at) {
            return new Closed(id, null, why, at);
        }
    }

    /** @param held an answer that waits for a person; null: none does */
    record Open(
            UUID id,
            Wish wish,
            Parties who,
            Phase phase,
            Overlays overlays,
            Conversation talk,
            @Nullable Held held) implements Engagement {

        public Open in(Phase changed) {
            return new Open(id, wish, who, changed, overlays, talk, held);
        }

        public Open under(Overlays changed) {
            return new Open(id, wish, who, phase, changed, talk, held);
        }

        public Open with(Conversation changed) {
            return new Open(id, wish, who, phase, overlays, changed, held);
        }

        public Open holding(@Nullable Held changed) {
            return new Open(id, wish, who, phase, overlays, talk, changed);
        }

        /** Goes on under another lead. The old id's gates stay closed for ever. */
        public Open movedAs(UUID newId) {
            return new Open(newId, wish, who, phase, overlays, talk, held);
        }

        public Closed close(Ended why, Instant at) {
            return new Closed(id, who, why, at);
        }
    }

    /** @param who null when it ended before that was decided */
    record Closed(UUID id, @Nullable Parties who, Ended why, Instant at) implements Engagement {

        public boolean wasWith(String phone) {
            return who != null && who.phone().equals(phone);
        }

        /** What counts and orders stays; whom it was with goes. */
        public Closed erased() {
            return new Closed(id, who == null ? null : who.erased(), why, at);
        }
    }

    /** Why an engagement is over. */
    enum Ended {
        REFUSED("refused"),
        CLEARED("cleared before it began"),
        ALREADY_OPEN("already talking with this setter"),
        HANDED_OVER("handed over to another setter"),
        RESTARTED("begun anew by a person"),
        OPTED_OUT("the person opted out"),
        PHONE_CHANGED("the contact has another phone number now; activate it again to talk with that one"),
        CONTACT_DELETED("the contact was deleted in Close"),
        LEAD_DELETED("the lead was deleted in Close"),
        MERGED("the lead was merged into another one, where it goes on"),
        INTEGRATION_REMOVED("the Close integration has been removed"),
        ERASED("erased at a person's request");

        private final String text;

        Ended(String text) {
            this.text = text;
        }

        public String text() {
            return text;
        }
    }
}
