package io.closeloop.simulator.resource;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.closeloop.simulator.state.Json;
import org.jspecify.annotations.Nullable;

/**
 * One simulated operation and what it is taken from.
 *
 * @param path as a client calls it, for example {@code /api/v1/lead/{id}/}
 * @param source the section of the reference
 * @param confirmed false when a part of it is a guess
 * @param switchName the switches that settle the guesses, separated by commas; null when there is nothing to settle
 */
public record Operation(
        String method,
        String path,
        String source,
        boolean confirmed,
        @Nullable String switchName) {
    /** As {@code GET /_simulator/operations} shows it. */
    public ObjectNode json() {
        return Json.object()
                .put("method", method)
                .put("path", path)
                .put("source", source)
                .put("confirmed", confirmed)
                .put("switch", switchName);
    }
}
