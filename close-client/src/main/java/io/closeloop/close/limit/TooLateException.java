package io.closeloop.close.limit;

/** The call's time passed before it could leave: nothing was sent. */
public final class TooLateException extends RuntimeException {

    public TooLateException() {
        super("it could not leave in time", null, false, false);
    }
}
