package io.closeloop.close.wire;

import java.util.List;

/** One page of a list. Source: close-api.md 3.5. */
public record Page<T>(List<T> data, boolean hasMore) {}
