package io.closeloop.lifecycle.application;

/** An event names an integration that nobody has told of yet. It is not refused: the event waits (architecture, section 4). */
public final class NotYetKnown extends RuntimeException {

    public NotYetKnown(String integration) {
        super("integration " + integration + " is not known yet", null, false, false);
    }
}
