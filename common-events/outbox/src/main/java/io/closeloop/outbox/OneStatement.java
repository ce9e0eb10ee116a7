package io.closeloop.outbox;

import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Changes of different rows as one statement: all but the last become its {@code with} queries. The database is asked, plans and answers once. None of them sees
 * what another does.
 */
final class OneStatement {

    private static final Pattern PARAMETER = Pattern.compile("\\$(\\d+)");
    /** Texts by what they are made of. There are as many as there are kinds of decisions, some dozens. */
    private static final Map<List<Part>, String> TEXTS = new ConcurrentHashMap<>();

    private OneStatement() {}

    /** @param parameters how many it has */
    private record Part(String sql, int parameters) {}

    /** @param changes at least one */
    static Change of(List<Change> changes) {
        List<Part> parts = changes.stream()
                .map(change -> new Part(change.sql(), change.parameters().size()))
                .toList();
        return Change.of(
                TEXTS.computeIfAbsent(parts, OneStatement::text),
                changes.stream().flatMap(OneStatement::parametersOf).toArray());
    }

    private static Stream<@Nullable Object> parametersOf(Change change) {
        return change.parameters().stream();
    }

    private static String text(List<Part> parts) {
        StringJoiner with = new StringJoiner(",\n", "with ", "\n").setEmptyValue("");
        int last = parts.size() - 1;
        int before = 0;
        for (int n = 0; n < last; n++) {
            with.add("change" + n + " as (" + renumbered(parts.get(n).sql(), before) + ")");
            before += parts.get(n).parameters();
        }
        return with + renumbered(parts.get(last).sql(), before);
    }

    private static String renumbered(String sql, int before) {
        return PARAMETER.matcher(sql).replaceAll(found -> "\\$" + (Integer.parseInt(found.group(1)) + before));
    }
}
