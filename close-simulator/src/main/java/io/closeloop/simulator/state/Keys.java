package io.closeloop.simulator.state;

/** How keys are written. Source: close-api.md 3.1. */
public final class Keys {
    /** Begins the key of a custom value; the id of its field follows. */
    public static final String CUSTOM = "custom.";

    private Keys() {}
}
