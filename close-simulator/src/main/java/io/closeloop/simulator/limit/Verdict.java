package io.closeloop.simulator.limit;

import java.util.Map;

/**
 * Whether a request may pass.
 *
 * @param scope whose bucket was the tighter: {@code key} or {@code organization}
 * @param headers for the answer, whichever it is
 */
public record Verdict(boolean allowed, String group, String scope, Map<String, String> headers) {
    static final Verdict UNLIMITED = new Verdict(true, "", "", Map.of());
}
