package io.closeloop.lifecycle.domain.news;

import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a person can order on the dashboard. */
public sealed interface Order {

    /** Orders that say all by their name. */
    enum Plain implements Order {
        KILL,
        REMOVE_KILL,
        /** Lead-wide, and against any later activation. Source: charlie.md 2.1. */
        MASTER_KILL,
        REMOVE_MASTER_KILL,
        DISQUALIFY,
        REQUALIFY,
        /** The setter sleeps as if a person had texted. */
        TAKE_OVER,
        /** The setter is awake again at once. */
        GIVE_BACK,
        /** Ends the conversation and begins it anew with the same setter, on purpose with a second intro. Source: charlie.md 2.2. */
        RESTART,
        /** What was held goes now. */
        RELEASE_TEXT,
        DISCARD_TEXT
    }

    /** @param setterId null: the setter that the lead names, or the default one */
    record Activate(@Nullable UUID setterId) implements Order {}

    /** To another setter, with its own intro. */
    record HandOver(UUID setterId) implements Order {}

    /** As people write it. */
    default String text() {
        return switch (this) {
            case Plain plain -> plain.name().toLowerCase(Locale.ROOT).replace('_', ' ');
            case Activate(UUID setterId) -> setterId == null ? "activate" : "activate with setter " + setterId;
            case HandOver(UUID setterId) -> "hand over to setter " + setterId;
        };
    }
}
