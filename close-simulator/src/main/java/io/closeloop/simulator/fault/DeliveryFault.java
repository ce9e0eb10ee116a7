package io.closeloop.simulator.fault;

import java.time.Duration;

/** What becomes of one delivery of a webhook. Source of what can happen: close-api.md 2.3, 11.5. */
public sealed interface DeliveryFault {
    /** Comes so many times more. */
    record Duplicated(int copies) implements DeliveryFault {}

    /** Waits until another delivery to the same subscription has been made, at most a minute. */
    record Reordered() implements DeliveryFault {}

    /** Comes so much later. */
    record Delayed(Duration by) implements DeliveryFault {}

    /** Never comes, as if the queue had been cleared. */
    record Lost() implements DeliveryFault {}

    /** Comes signed with another key; a refusal is retried, rightly signed. */
    record WronglySigned() implements DeliveryFault {}

    /** Comes rightly signed with a time so far back. */
    record Stale(Duration age) implements DeliveryFault {}

    /** What the ledger and the control paths call it. */
    default String word() {
        return switch (this) {
            case Duplicated f -> "duplicated";
            case Reordered f -> "reordered";
            case Delayed f -> "delayed";
            case Lost f -> "lost";
            case WronglySigned f -> "wrongly_signed";
            case Stale f -> "stale";
        };
    }
}
