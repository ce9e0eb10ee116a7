package io.closeloop.simulator.state;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds the rows of a {@link Table} by a text in them, whatever its case. */
final class Index {
    private final Function<ObjectNode, Stream<JsonNode>> texts;
    private final Map<String, Set<String>> ids = new HashMap<>();

    private Index(Function<ObjectNode, Stream<JsonNode>> texts) {
        this.texts = texts;
    }

    static Index ofText(String key) {
        return new Index(row -> Stream.of(row.path(key)));
    }

    /** Of a key in each object of a list. */
    static Index ofEach(String list, String key) {
        return new Index(row -> row.path(list).valueStream().map(entry -> entry.path(key)));
    }

    Stream<String> ids(String text) {
        return ids.getOrDefault(folded(text), Set.of()).stream();
    }

    /** @param former null when new; {@code row} null when gone */
    void moved(String id, @Nullable ObjectNode former, @Nullable ObjectNode row) {
        Set<String> before = keys(former);
        Set<String> after = keys(row);
        before.stream().filter(key -> !after.contains(key)).forEach(key -> unlink(key, id));
        after.stream()
                .filter(key -> !before.contains(key))
                .forEach(key ->
                        ids.computeIfAbsent(key, k -> new LinkedHashSet<>(2)).add(id));
    }

    private Set<String> keys(@Nullable ObjectNode row) {
        return row == null
                ? Set.of()
                : texts.apply(row)
                        .filter(JsonNode::isTextual)
                        .map(text -> folded(text.textValue()))
                        .collect(Collectors.toSet());
    }

    private void unlink(String key, String id) {
        ids.computeIfPresent(key, (k, set) -> set.remove(id) && set.isEmpty() ? null : set);
    }

    /** Ids keep their case; two that differ in nothing else do not occur. */
    private static String folded(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
