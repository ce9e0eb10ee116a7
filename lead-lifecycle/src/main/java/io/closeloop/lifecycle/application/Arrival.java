package io.closeloop.lifecycle.application;

import io.closeloop.lifecycle.domain.news.News;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * News by way of Kafka, with the identity that the inbox knows it by (promise 3).
 *
 * @param news one event may say several things
 * @param changedAt Close's {@code date_updated}; for our own events their time
 */
public record Arrival(
        String source,
        String id,
        Instant changedAt,
        @Nullable String traceparent,
        List<News> news) {}
