package io.closeloop.local.bench.ingress;

import io.closeloop.local.bench.Median;
import io.closeloop.local.bench.ingress.IngressFigures.Run;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The repetitions of one loop against one contender as one: the median of each figure, the sum of what was refused. */
record Summary(
        int brokers,
        String contender,
        Loop loop,
        double rate,
        Map<String, Double> millis,
        double cpu,
        double brokerCpu,
        long refused,
        long residentMegabytes) {

    static List<Summary> of(List<Run> runs) {
        Map<List<Object>, List<Run>> groups = new LinkedHashMap<>();
        runs.forEach(run -> groups.computeIfAbsent(
                        List.of(run.brokers(), run.contender(), run.connections(), run.perSecond()),
                        key -> new java.util.ArrayList<>())
                .add(run));
        return groups.values().stream().map(Summary::one).toList();
    }

    boolean isOf(Contender who) {
        return contender.equals(who.processName());
    }

    /** The contender's rate where nothing else differs. */
    static double rateOf(List<Summary> all, Summary like, Contender who) {
        return all.stream()
                .filter(other -> other.brokers == like.brokers && other.loop.equals(like.loop) && other.isOf(who))
                .mapToDouble(Summary::rate)
                .findFirst()
                .orElse(Double.NaN);
    }

    private static Summary one(List<Run> runs) {
        Run first = runs.getFirst();
        Map<String, Double> millis = new LinkedHashMap<>();
        first.millis()
                .keySet()
                .forEach(name ->
                        millis.put(name, Median.of(runs, run -> run.millis().getOrDefault(name, Double.NaN))));
        return new Summary(
                first.brokers(),
                first.contender(),
                new Loop(first.connections(), first.perSecond()),
                Median.of(runs, Run::rate),
                millis,
                Median.of(runs, run -> run.cpu().getOrDefault(run.contender(), Double.NaN)),
                Median.of(runs, run -> run.cpu().getOrDefault(Measured.KAFKA, Double.NaN)),
                runs.stream().mapToLong(Run::refused).sum(),
                (long) Median.of(runs, Run::residentMegabytes));
    }

    static Stream<Integer> brokers(List<Summary> all) {
        return all.stream().map(Summary::brokers).distinct();
    }
}
