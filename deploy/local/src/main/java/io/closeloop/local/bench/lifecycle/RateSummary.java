package io.closeloop.local.bench.lifecycle;

import static java.util.stream.Collectors.groupingBy;

import io.closeloop.local.bench.Median;
import io.closeloop.local.bench.lifecycle.LifecycleFigures.Rate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The turns of one contestant as one: the median of each figure.
 *
 * @param ofFloor its part of the floor's rate
 * @param cpu without the contestant that had nothing to do
 */
record RateSummary(
        String contestant, double rate, double ofFloor, int turns, Map<String, Double> cpu, long residentMegabytes) {

    static List<RateSummary> of(List<Rate> rates) {
        double floor = medianRate(rates.stream()
                .filter(rate -> rate.contestant().equals(Contestant.FLOOR.processName()))
                .toList());
        return rates.stream()
                .collect(groupingBy(Rate::contestant, LinkedHashMap::new, Collectors.toList()))
                .values()
                .stream()
                .map(turns -> one(turns, floor))
                .toList();
    }

    private static RateSummary one(List<Rate> turns, double floor) {
        Rate first = turns.getFirst();
        Map<String, Double> cpu = new LinkedHashMap<>();
        for (String process : List.of(first.contestant(), LifecyclePlanning.POSTGRES, LifecyclePlanning.KAFKA)) {
            cpu.put(process, Median.of(turns, turn -> turn.cpu().getOrDefault(process, Double.NaN)));
        }
        double rate = medianRate(turns);
        return new RateSummary(first.contestant(), rate, rate / floor, turns.size(), cpu, (long)
                Median.of(turns, Rate::residentMegabytes));
    }

    private static double medianRate(List<Rate> turns) {
        return turns.isEmpty() ? Double.NaN : Median.of(turns, Rate::rate);
    }
}
