package io.closeloop.local.stack;

/** The stack cannot come up; the message tells a person why, and the cure. */
public final class StackFailure extends RuntimeException {

    private static final long serialVersionUID = 1;

    public StackFailure(String message) {
        super(message);
    }
}
