package io.closeloop.ingress.application;

import io.closeloop.close.event.SigningKeys.Match;
import io.closeloop.events.Tenant;
import io.closeloop.ingress.domain.EventHead;
import io.closeloop.ingress.domain.Refusal;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/** Counts what came and what was turned away. Refusals are logged once a minute per reason: whoever knocks must not fill the disk. */
@ApplicationScoped
public class Tally {

    private static final Logger LOG = Logger.getLogger(Tally.class);
    private static final Duration OLDEST = Duration.ofDays(365);
    private static final long BETWEEN_LINES = Duration.ofMinutes(1).toNanos();

    private final Counter accepted;
    private final Counter acceptedByPrevious;
    private final Timer eventAge;
    private final Timer deliveryAge;
    /** By ordinal. */
    private final List<Refused> refused;

    Tally(MeterRegistry meters) {
        this.accepted = meters.counter("closeloop.ingress.accepted", "key", "current");
        this.acceptedByPrevious = meters.counter("closeloop.ingress.accepted", "key", "previous");
        this.eventAge = age(
                meters,
                "closeloop.ingress.event.age",
                "from Close's date_updated to our acknowledgement; includes Close's consolidation delay");
        this.deliveryAge = age(
                meters,
                "closeloop.ingress.delivery.age",
                "from the signature's timestamp to its arrival: high while Close works off what it could not deliver");
        this.refused = Stream.of(Refusal.values())
                .map(reason -> new Refused(meters.counter("closeloop.ingress.refused", "reason", reason.name())))
                .toList();
    }

    void accepted(Tenant tenant, EventHead head, Match by, Duration age) {
        (by == Match.PREVIOUS ? acceptedByPrevious : accepted).increment();
        Duration sinceChange = within(Duration.between(head.changedAt(), Instant.now()));
        eventAge.record(sinceChange);
        deliveryAge.record(within(age));
        if (LOG.isDebugEnabled()) {
            LOG.debugf(
                    "accepted account=%s integration=%s lead=%s event=%s type=%s ageMs=%d",
                    tenant.account(),
                    tenant.integration(),
                    head.subject(),
                    head.id(),
                    head.type(),
                    sinceChange.toMillis());
        }
    }

    /** A clock may be behind; and a date of another age, rightly signed, is more nanoseconds than a long holds. */
    private static Duration within(Duration age) {
        return age.isNegative() ? Duration.ZERO : age.compareTo(OLDEST) > 0 ? OLDEST : age;
    }

    public void refused(Refusal reason) {
        refused(reason, () -> "-");
    }

    /** @param detail ours; never a text that the sender chose */
    void refused(Refusal reason, Supplier<String> detail) {
        Refused tally = refused.get(reason.ordinal());
        tally.counter.increment();
        long sinceLine = tally.sinceLine.incrementAndGet();
        long now = System.nanoTime();
        long next = tally.nextLine.get();
        if (now - next >= 0 && tally.nextLine.compareAndSet(next, now + BETWEEN_LINES)) {
            tally.sinceLine.addAndGet(-sinceLine);
            LOG.warnf("refused reason=%s count=%d last: %s", reason, sinceLine, detail.get());
        }
    }

    /**
     * Counts as {@link Refusal#BROKEN}, and says what broke and where; not its message, which may quote what was sent.
     *
     * @param detail as for {@link #refused}
     */
    public void broken(Throwable failure, String detail) {
        StackTraceElement[] trace = failure.getStackTrace();
        String where = trace.length == 0 ? "" : " at " + trace[0];
        refused(Refusal.BROKEN, () -> detail + " " + failure.getClass().getName() + where);
    }

    /** Buckets as wide as Close's tries are apart: seconds, minutes, up to its 72 hours. */
    private static Timer age(MeterRegistry meters, String name, String description) {
        return Timer.builder(name)
                .description(description)
                .serviceLevelObjectives(
                        Duration.ofMillis(100),
                        Duration.ofMillis(250),
                        Duration.ofMillis(500),
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(2),
                        Duration.ofSeconds(5),
                        Duration.ofSeconds(10),
                        Duration.ofSeconds(30),
                        Duration.ofMinutes(1),
                        Duration.ofMinutes(10),
                        Duration.ofHours(1),
                        Duration.ofHours(12),
                        Duration.ofHours(72))
                .register(meters);
    }

    private static final class Refused {
        private final Counter counter;
        private final AtomicLong sinceLine = new AtomicLong();
        private final AtomicLong nextLine = new AtomicLong(System.nanoTime());

        private Refused(Counter counter) {
            this.counter = counter;
        }
    }
}
