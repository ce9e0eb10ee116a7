package io.closeloop.simulator.fault;

import org.jspecify.annotations.Nullable;

/**
 * What a fault can be aimed at in a request.
 *
 * @param path below {@code /api/v1/}, without outer slashes
 * @param organizationId null without a good key, as the next two
 */
public record Asked(
        String method,
        String path,
        @Nullable String organizationId,
        @Nullable String key,
        @Nullable String keyId) {}
