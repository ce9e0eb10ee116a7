package io.closeloop.local.bench.ingress;

import io.closeloop.local.bench.profile.Profile;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Everything one benchmark of the door found, as it stands in the JSON file. */
record IngressFigures(
        Instant at,
        String machine,
        List<String> flags,
        List<Run> runs,
        List<Start> starts,
        List<Attack> attacks,
        List<Profile> profiles) {

    /** These, and of the older ones what was not measured again. */
    IngressFigures over(IngressFigures older) {
        Predicate<Run> measuredAgain = run -> runs.stream()
                .anyMatch(one -> one.brokers() == run.brokers() && (one.perSecond() == 0) == (run.perSecond() == 0));
        List<Run> all = Stream.concat(older.runs.stream().filter(measuredAgain.negate()), runs.stream())
                .toList();
        return new IngressFigures(
                at,
                machine,
                flags,
                all,
                starts.isEmpty() ? older.starts : starts,
                attacks.isEmpty() ? older.attacks : attacks,
                profiles.isEmpty() ? older.profiles : profiles);
    }

    /**
     * One loop against one contender, once.
     *
     * @param perSecond intended rate; 0 in a closed loop
     * @param rate answers of 200 a second
     * @param millis latency by percentile: in an open loop from the intended start
     * @param refused answers of any other status, broken connections, and requests without an answer
     * @param unasked records in the topic beyond those answered with 200; below zero would be a 200 that is not there
     * @param cpu processor seconds per 1,000 events, by process
     * @param residentMegabytes of the contender, right after
     */
    record Run(
            int brokers,
            String contender,
            int connections,
            int perSecond,
            double rate,
            Map<String, Double> millis,
            long accepted,
            long refused,
            long unasked,
            Map<String, Double> cpu,
            long residentMegabytes) {}

    /** @param cache whether with the JDK's AOT cache */
    record Start(boolean cache, double listeningMillis, double readyMillis) {}

    /**
     * Rightly signed deliveries beside forged ones.
     *
     * @param asked rightly signed ones a second
     * @param kept of them answered with 200 in time, a second
     * @param millis of the rightly signed ones, by percentile
     * @param forged answered a second with anything but 200
     * @param admitted forged ones answered with 200
     */
    record Attack(String contender, int asked, double kept, Map<String, Double> millis, double forged, long admitted) {}
}
