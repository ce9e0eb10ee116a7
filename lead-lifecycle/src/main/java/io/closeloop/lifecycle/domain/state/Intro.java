package io.closeloop.lifecycle.domain.state;

import java.util.UUID;

/**
 * The one intro of an engagement, before it is known to have been sent. The message id never changes, however often it is asked for: two
 * requests are one text (promise 5).
 */
public record Intro(UUID messageId, State state) {

    public enum State {
        /** Not asked for: a gate stood closed. It goes when the gate opens. */
        WAITING,
        /** Asked for. A gate that closed since has voided it, unless it was already on its way. */
        ASKED,
        /** It did not go and will not by itself. */
        FAILED,
        /** The news that would have caused it was late (promise 7); a person decides. */
        HELD,
        /** A person has decided that it does not go. */
        DISCARDED
    }

    public Intro in(State changed) {
        return new Intro(messageId, changed);
    }

    public boolean mayStillGo() {
        return state == State.WAITING || state == State.ASKED;
    }
}
