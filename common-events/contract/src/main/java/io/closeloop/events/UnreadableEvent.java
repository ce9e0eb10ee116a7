package io.closeloop.events;

/** A record that breaks the contract. The message names the field or header; the record goes to the dead-letter topic as it is. */
public final class UnreadableEvent extends RuntimeException {

    public UnreadableEvent(String message) {
        super(message);
    }

    public UnreadableEvent(String message, Throwable cause) {
        super(message, cause);
    }
}
