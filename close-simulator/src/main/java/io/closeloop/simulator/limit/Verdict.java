package io.closeloop.simulator.limit;

import java.util.Map;

/**
 * Whether a request may pass.
 *
 * @param scope whose bucket was the tighter: {@code key} or {@code organization}
 * @param resetSeconds until all of that bucket is there again
 * @param headers for the answer, whichever it is
 */
public record Verdict(boolean allowed, String group, String scope, double resetSeconds, Map<String, String> headers) {
    static final Verdict UNLIMITED = new Verdict(true, "", "", 0, Map.of());
}
