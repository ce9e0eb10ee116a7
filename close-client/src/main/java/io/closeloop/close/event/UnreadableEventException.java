package io.closeloop.close.event;

/** The bytes are not an event of Close's. The message names the field and quotes nothing, so it may be logged and dead-lettered. */
public final class UnreadableEventException extends RuntimeException {

    UnreadableEventException(String reason) {
        super(reason);
    }
}
