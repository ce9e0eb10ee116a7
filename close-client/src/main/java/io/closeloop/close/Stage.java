package io.closeloop.close;

/** How far a failed request got: the one thing that decides whether repeating it is safe. */
public enum Stage {
    /** Nothing was sent: no connection, or no readable credential. Close cannot have acted. */
    BEFORE,
    /** Close may or may not have acted: a timeout, a cut connection, a 5xx. Look before repeating a write. */
    UNKNOWN,
    /** Close answered 2xx and has acted, but the answer was empty or unreadable. */
    AFTER
}
