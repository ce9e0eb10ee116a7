package io.closeloop.local.demo;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/** What was expected against what the ledger holds: every deed exactly once, and none besides. */
public record Verdict(int expected, List<String> complaints) {

    static Verdict of(List<Deed> expected, List<Deed> done) {
        Map<Deed, Long> times = done.stream().collect(groupingBy(Function.identity(), counting()));
        Stream<String> notOnce = expected.stream()
                .filter(deed -> times.getOrDefault(deed, 0L) != 1)
                .map(deed -> "%s: %d times instead of once".formatted(deed, times.getOrDefault(deed, 0L)));
        Stream<String> uncalledFor = times.keySet().stream()
                .filter(deed -> !expected.contains(deed))
                .map(deed -> deed + ": nobody asked for it");
        return new Verdict(expected.size(), Stream.concat(notOnce, uncalledFor).toList());
    }

    public boolean good() {
        return complaints.isEmpty();
    }

    String inWords() {
        return good()
                ? "Good: %d texts and field values, each exactly once in Close.".formatted(expected)
                : "Not good. ./closeloop logs shows what the services say.";
    }
}
