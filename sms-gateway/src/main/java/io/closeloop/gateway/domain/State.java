package io.closeloop.gateway.domain;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where a text stands. A state is written before the call to Close that it announces, so that after a crash it tells what may have
 * happened there (architecture, section 7).
 */
public sealed interface State {

    StateName name();

    /** Close's id of the text, once it is known. */
    default Optional<String> sms() {
        return Optional.empty();
    }

    /** Nothing can have left Close: a closing gate ends it at once. */
    sealed interface Unsent extends State {}

    /** It may have left, or may leave at any moment. */
    sealed interface UnderWay extends State {
        String smsId();

        /** Why it is to be pulled back if Close allows; null: it is to go. */
        @Nullable
        String recall();

        /** While it is to be pulled back: it was asked for again, and is held for a person once it is back. */
        boolean isWantedAgain();

        UnderWay recalled(String reason);

        UnderWay wantedAgain();

        @Override
        default Optional<String> sms() {
            return Optional.of(smsId());
        }
    }

    /** Nothing more happens to the text; a draft of it may still have to be cleared away. */
    sealed interface Final extends State {}

    record Requested() implements Unsent {
        @Override
        public StateName name() {
            return StateName.REQUESTED;
        }
    }

    /** The intent of the draft: from here on one may exist in Close. */
    record Claimed() implements Unsent {
        @Override
        public StateName name() {
            return StateName.CLAIMED;
        }
    }

    /** A draft stands in Close and waits to go. A draft is not a text. */
    record Drafted(String smsId) implements Unsent {
        @Override
        public StateName name() {
            return StateName.DRAFTED;
        }

        @Override
        public Optional<String> sms() {
            return Optional.of(smsId);
        }
    }

    /** The intent of the flip: from here on the text may be sent. */
    record Flipping(String smsId, @Nullable String recall, boolean isWantedAgain) implements UnderWay {

        public Flipping(String smsId, @Nullable String recall) {
            this(smsId, recall, false);
        }

        @Override
        public StateName name() {
            return StateName.FLIPPING;
        }

        @Override
        public Flipping recalled(String reason) {
            return new Flipping(smsId, recall == null ? reason : recall);
        }

        @Override
        public Flipping wantedAgain() {
            return new Flipping(smsId, recall, true);
        }
    }

    /** Close has it in its outbox. */
    record Flipped(String smsId, @Nullable String recall, boolean isWantedAgain) implements UnderWay {

        public Flipped(String smsId, @Nullable String recall) {
            this(smsId, recall, false);
        }

        @Override
        public StateName name() {
            return StateName.FLIPPED;
        }

        @Override
        public Flipped recalled(String reason) {
            return new Flipped(smsId, recall == null ? reason : recall);
        }

        @Override
        public Flipped wantedAgain() {
            return new Flipped(smsId, recall, true);
        }
    }

    /** @param at Close's time */
    record Sent(String smsId, Instant at) implements Final {
        @Override
        public StateName name() {
            return StateName.SENT;
        }

        @Override
        public Optional<String> sms() {
            return Optional.of(smsId);
        }
    }

    /** It did not go and will not: Close or the carrier refused it. */
    record Failed(String reason) implements Final {
        @Override
        public StateName name() {
            return StateName.FAILED;
        }
    }

    /** Lead-lifecycle took it back, by a gate or by name, before it went. */
    record Withdrawn(String reason) implements Final {
        @Override
        public StateName name() {
            return StateName.WITHDRAWN;
        }
    }

    /** Its time passed first. */
    record Expired() implements Final {
        @Override
        public StateName name() {
            return StateName.EXPIRED;
        }
    }

    /** A person has to look: it may not go now, or it is not known whether it went. Never resent on a guess. */
    record Held(String reason) implements Final {
        @Override
        public StateName name() {
            return StateName.HELD;
        }
    }
}
