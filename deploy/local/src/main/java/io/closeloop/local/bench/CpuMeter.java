package io.closeloop.local.bench;

import static java.util.stream.Collectors.toMap;

import io.closeloop.embedded.Postmaster;
import io.closeloop.local.plan.Layout;
import io.closeloop.local.process.CpuTime;
import io.closeloop.local.process.Started;
import io.closeloop.local.stack.LocalStack;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the load costs each process: on full cores the one figure that does not depend on who else waits. */
public final class CpuMeter {

    private final Layout layout;
    private final List<Started> processes;
    private Map<String, Duration> before = Map.of();

    public CpuMeter(Layout layout, LocalStack stack) {
        this.layout = layout;
        this.processes =
                stack.up().stream().flatMap(state -> state.processes().stream()).toList();
        reset();
    }

    public void reset() {
        before = read();
    }

    /** Milliseconds since the last reset, divided by that many. */
    public Map<String, Double> millisPer(int count) {
        Map<String, Double> millis = new LinkedHashMap<>();
        read().forEach((process, now) ->
                millis.put(process, now.minus(before.getOrDefault(process, now)).toNanos() / 1e6 / count));
        return millis;
    }

    /** PostgreSQL's server is no child of the process that started it. */
    private Duration used(Started started) {
        Duration own = CpuTime.of(started.identity().alive());
        return started.name().equals("postgres")
                ? own.plus(CpuTime.of(Postmaster.of(layout.postgresData()).map(Postmaster::process)))
                : own;
    }

    private Map<String, Duration> read() {
        return processes.stream()
                .collect(toMap(Started::name, started -> used(started), (one, other) -> one, LinkedHashMap::new));
    }
}
