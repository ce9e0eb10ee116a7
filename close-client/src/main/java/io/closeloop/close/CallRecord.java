package io.closeloop.close;

import io.closeloop.close.CloseFailure.Forbidden;
import io.closeloop.close.CloseFailure.Invalid;
import io.closeloop.close.CloseFailure.NotFound;
import io.closeloop.close.CloseFailure.PlanLimit;
import io.closeloop.close.CloseFailure.RateLimited;
import io.closeloop.close.CloseFailure.Unauthorized;
import io.closeloop.close.CloseFailure.Unavailable;
import io.closeloop.close.Outcome.Failed;
import io.closeloop.close.Outcome.Ok;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** What is left of a call when it has ended: one line and three figures. Nothing of what was said. */
@ApplicationScoped
class CallRecord {

    private static final Logger LOG = Logger.getLogger("io.closeloop.close.call");
    private static final int MOST_GROUPS = 200;

    private final MeterRegistry meters;
    private final Lines lines;
    private final Map<String, Meters> byGroup = new ConcurrentHashMap<>();

    CallRecord(MeterRegistry meters, Lines lines) {
        this.meters = meters;
        this.lines = lines;
    }

    void ended(Call<?> call, Outcome<?> outcome) {
        long took = call.effort().took();
        Meters known = byGroup.get(call.route().group());
        (known == null ? make(call.route().group()) : known)
                .count(outcome, took, call.effort().waited());
        Logger.Level level = level(outcome, call.effort().requests());
        if (LOG.isEnabled(level)) {
            LOG.log(level, line(call, outcome, took));
        }
    }

    private static String line(Call<?> call, Outcome<?> outcome, long took) {
        return "close.call connection=" + call.connection().name()
                + " endpoint=\"" + call.route().group()
                + "\" priority=" + call.priority()
                + " outcome=" + (outcome instanceof Failed<?>(CloseFailure failure) ? failure : "ok")
                + " requests=" + call.effort().requests()
                + " waited_us=" + call.effort().waited() / 1000
                + " us=" + took / 1000;
    }

    /** What nothing was sent for has been said once, when the breaker opened or the limit was reached; a flood of it says no more. */
    private static Logger.Level level(Outcome<?> outcome, int requests) {
        return switch (outcome) {
            case Ok<?> ok -> Logger.Level.DEBUG;
            case Failed<?>(CloseFailure failure) when requests == 0 -> Logger.Level.DEBUG;
            case Failed<?>(NotFound gone) -> Logger.Level.INFO;
            case Failed<?>(RateLimited limited) -> Logger.Level.INFO;
            case Failed<?>(CloseFailure failure) -> Logger.Level.WARN;
        };
    }

    private Meters make(String group) {
        String name = byGroup.size() < MOST_GROUPS ? group : "other";
        return byGroup.computeIfAbsent(name, any -> new Meters(meters, lines, name));
    }

    /** Found once per group and outcome: a registry's own search costs more than the rest of the call. */
    private static final class Meters {

        private final MeterRegistry registry;
        private final String group;
        private final Timer waits;
        private final Map<String, Timer> calls = new ConcurrentHashMap<>();

        private Meters(MeterRegistry registry, Lines lines, String group) {
            this.registry = registry;
            this.group = group;
            this.waits = registry.timer("closeloop.close.wait", "endpoint", group);
            Gauge.builder("closeloop.close.limit.left", lines, all -> all.least(group))
                    .description("Least part of Close's limit that any connection has left")
                    .tag("endpoint", group)
                    .register(registry);
        }

        private void count(Outcome<?> outcome, long took, long waited) {
            calls.computeIfAbsent(name(outcome), this::timer).record(took, TimeUnit.NANOSECONDS);
            if (waited > 0) {
                waits.record(waited, TimeUnit.NANOSECONDS);
            }
        }

        private Timer timer(String outcome) {
            return registry.timer("closeloop.close.calls", "endpoint", group, "outcome", outcome);
        }
    }

    private static String name(Outcome<?> outcome) {
        return switch (outcome) {
            case Ok<?> ok -> "ok";
            case Failed<?>(CloseFailure failure) ->
                switch (failure) {
                    case NotFound gone -> "not_found";
                    case Invalid invalid -> "invalid";
                    case Unauthorized refused -> "unauthorized";
                    case Forbidden forbidden -> "forbidden";
                    case PlanLimit plan -> "plan_limit";
                    case RateLimited limited -> "rate_limited";
                    case Unavailable(Stage stage, String reason) ->
                        "unavailable_" + stage.name().toLowerCase(Locale.ROOT);
                };
        };
    }
}
