package io.closeloop.local.bench;

import java.util.Map;

/**
 * What is measured side by side.
 *
 * @param lastLook whether sms-gateway looks at the contact in Close right before it claims a text
 */
public record Setting(Load load, boolean lastLook) {

    String words() {
        return "%d activations/s %s the last look".formatted(load.perSecond(), lastLook ? "with" : "without");
    }

    Map<String, String> environment() {
        return Map.of("CLOSELOOP_GATEWAY_LAST_LOOK", Boolean.toString(lastLook));
    }
}
