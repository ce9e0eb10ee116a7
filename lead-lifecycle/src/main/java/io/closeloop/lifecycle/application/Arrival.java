package io.closeloop.lifecycle.application;

import io.closeloop.lifecycle.domain.news.News;
import io.closeloop.lifecycle.store.Original;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * News by way of Kafka, and the event that brought it: the inbox knows it by its identity (promise 3), and it may have to wait as it came.
 *
 * @param news one event may say several things
 */
public record Arrival(Original original, @Nullable String traceparent, List<News> news) {}
