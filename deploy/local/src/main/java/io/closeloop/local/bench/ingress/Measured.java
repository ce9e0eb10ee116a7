package io.closeloop.local.bench.ingress;

import io.closeloop.local.bench.Percentiles;
import io.closeloop.local.bench.Processes;
import io.closeloop.local.bench.ingress.IngressFigures.Run;
import io.closeloop.local.load.Tally;
import io.closeloop.local.process.CpuTime;
import io.closeloop.local.stack.LocalStack;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The processes of one loop against one contender, and what they used since {@link #begin}. */
final class Measured {

    static final String KAFKA = "kafka";

    private static final String LOAD = "load generator";
    private static final int OK = 200;

    private final Contender contender;
    private final Map<String, Optional<ProcessHandle>> processes = new LinkedHashMap<>();
    private final BenchTopics topics;
    private final Map<String, Duration> before = new LinkedHashMap<>();
    private long recordsBefore;

    Measured(
            Contender contender,
            LocalStack brokers,
            LocalStack contenders,
            LoadGenerator generator,
            BenchTopics topics) {
        this.contender = contender;
        this.topics = topics;
        processes.put(contender.processName(), Processes.find(contenders, contender.processName()));
        processes.put(KAFKA, Processes.find(brokers, KAFKA));
        processes.put(LOAD, Optional.of(generator.handle()));
    }

    void begin() throws InterruptedException {
        recordsBefore = topics.count(contender.topic());
        processes.forEach((name, process) -> before.put(name, CpuTime.of(process)));
    }

    Run end(int brokers, Loop loop, Tally tally) throws InterruptedException {
        Map<String, Double> cpu = new LinkedHashMap<>();
        long accepted = tally.answered(OK);
        processes.forEach((name, process) -> cpu.put(
                name,
                CpuTime.of(process)
                                .minus(before.getOrDefault(name, Duration.ZERO))
                                .toNanos()
                        / 1e6
                        / Math.max(1, accepted)));
        return new Run(
                brokers,
                contender.processName(),
                loop.connections(),
                loop.perSecond(),
                accepted / tally.seconds(),
                Percentiles.millis(tally.micros()),
                accepted,
                tally.answered() - accepted + tally.broken() + tally.unanswered(),
                topics.count(contender.topic()) - recordsBefore - accepted,
                cpu,
                Processes.residentMegabytes(processes.getOrDefault(contender.processName(), Optional.empty())));
    }
}
