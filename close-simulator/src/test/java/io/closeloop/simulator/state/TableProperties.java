package io.closeloop.simulator.state;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever is put and removed when, the past of a table is what it was then, and its index tells the same. */
class TableProperties {
    private static final Duration MEMORY = Duration.ofHours(1);
    private static final List<String> LEADS = List.of("lead_a", "lead_b");

    /** @param lead where the row goes; empty if it is removed */
    record Step(int seconds, String id, String lead) {}

    @Provide
    Arbitrary<List<Step>> steps() {
        Arbitrary<Step> step = Combinators.combine(
                        Arbitraries.integers().between(1, 5),
                        Arbitraries.of("one", "two", "three"),
                        Arbitraries.of("lead_a", "lead_b", ""))
                .as(Step::new);
        return step.list().ofMaxSize(30);
    }

    @Property
    void the_past_is_what_it_was(@ForAll("steps") List<Step> steps) {
        Table table = new Table();
        Map<String, String> rows = new HashMap<>();
        Map<Instant, Map<String, String>> snapshots = new LinkedHashMap<>();
        Instant now = Instant.EPOCH;
        snapshots.put(now, Map.of());
        for (Step step : steps) {
            now = now.plusSeconds(step.seconds());
            apply(table, rows, step, now);
            snapshots.put(now, Map.copyOf(rows));
            assertThat(contents(table)).isEqualTo(rows);
        }

        snapshots.forEach(
                (then, expected) -> assertThat(contents(table.asOf(then))).isEqualTo(expected));
    }

    private static void apply(Table table, Map<String, String> rows, Step step, Instant now) {
        if (step.lead().isEmpty()) {
            table.remove(step.id(), now, MEMORY);
            rows.remove(step.id());
        } else {
            table.put(step.id(), Json.object().put("id", step.id()).put("lead_id", step.lead()), now, MEMORY);
            rows.put(step.id(), step.lead());
        }
    }

    /** Read through the index, and checked against the rows themselves. */
    private static Map<String, String> contents(Table table) {
        Map<String, String> byLead = new HashMap<>();
        LEADS.forEach(lead -> table.ofLead(lead).forEach(row -> byLead.put(id(row), lead)));
        assertThat(table.all().stream()
                        .collect(Collectors.toMap(
                                TableProperties::id, row -> row.get("lead_id").asText())))
                .isEqualTo(byLead);
        return byLead;
    }

    private static String id(ObjectNode row) {
        return row.get("id").asText();
    }
}
