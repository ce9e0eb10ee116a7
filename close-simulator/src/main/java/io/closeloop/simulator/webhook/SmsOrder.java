package io.closeloop.simulator.webhook;

import io.closeloop.simulator.state.Close;
import io.closeloop.simulator.state.Switch;
import java.time.Duration;

/** In which order the events of a text go out. Close promises none. Source: close-api.md 2.3, 5.3. */
final class SmsOrder {
    private static final int PLACES = 5;

    private SmsOrder() {}

    /** How long the delivery of an event is held back; none for anything but texts. */
    static Duration wait(Close close, Event event) {
        if (!event.objectType().equals("activity.sms")) {
            return Duration.ZERO;
        }
        Duration step = close.settings().smsDelay();
        return switch (close.switches().get(Switch.SMS_EVENT_ORDER)) {
            case "sent_first" -> event.action().equals("created") ? step.multipliedBy(3) : Duration.ZERO;
            case "shuffled" -> step.multipliedBy(Math.floorMod(event.id().hashCode(), PLACES));
            default -> Duration.ZERO;
        };
    }
}
