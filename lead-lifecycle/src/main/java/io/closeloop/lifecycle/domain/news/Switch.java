package io.closeloop.lifecycle.domain.news;

/** Yes or no in a control field. Close has no boolean type; unset is OFF. Source: close-api.md 4. */
public enum Switch {
    ON,
    OFF,
    /** Neither: a typing error, or a field used for something else. Never acted on, always shown. */
    UNREADABLE;

    /** @param before what the event says the value was */
    public record Change(Switch before, Switch now) {}
}
