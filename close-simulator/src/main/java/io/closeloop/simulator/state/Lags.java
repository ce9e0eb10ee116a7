package io.closeloop.simulator.state;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/**
 * How far reads stay behind writes: Close's do, by seconds to a minute. A write itself is never late, nor is its own answer. Source:
 * close-api.md 3.5, 3.6.
 *
 * @param reads of one object by its id
 * @param lists of any resource
 * @param search {@code POST /data/search/}
 * @param merge from the answer to a merge to its effect
 * @param resources by their path, as {@code activity/sms}: what holds for one of them instead of {@code reads} and {@code lists}
 */
public record Lags(Duration reads, Duration lists, Duration search, Duration merge, Map<String, Of> resources) {
    /** How far the reads of one resource stay behind. */
    public record Of(Duration reads, Duration lists) {}

    public static final Lags NONE = new Lags(Duration.ZERO, Duration.ZERO, Duration.ZERO, Duration.ZERO);

    public Lags {
        resources = Map.copyOf(resources);
    }

    public Lags(Duration reads, Duration lists, Duration search, Duration merge) {
        this(reads, lists, search, merge, Map.of());
    }

    /** The same with another lag of one resource; its path is that below {@code /api/v1/}, without outer slashes. */
    public Lags with(String path, Of lag) {
        Map<String, Of> more = new HashMap<>(resources);
        more.put(path, lag);
        return new Lags(reads, lists, search, merge, more);
    }

    /** Of the resource at this path. */
    public Of of(String path) {
        return resources.getOrDefault(path, new Of(reads, lists));
    }

    /** How much of the past must be kept. */
    Duration longest() {
        Stream<Duration> ofResources = resources.values().stream().flatMap(of -> Stream.of(of.reads(), of.lists()));
        return Stream.concat(Stream.of(reads, lists, search), ofResources)
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
    }
}
