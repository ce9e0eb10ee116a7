package io.closeloop.ingress.application;

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
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/** Counts what came and what was turned away. Refusals are logged once a minute per reason: whoever knocks must not fill the disk. */
@ApplicationScoped
public class Tally {

    private static final Logger LOG = Logger.getLogger(Tally.class);
    private static final long BETWEEN_LINES = Duration.ofMinutes(1).toNanos();

    private final Counter accepted;
    private final Timer age;
    /** By ordinal. */
    private final List<Refused> refused;

    Tally(MeterRegistry meters) {
        this.accepted = meters.counter("closeloop.ingress.accepted");
        this.age = Timer.builder("closeloop.ingress.event.age")
                .description("from Close's date_updated to our acknowledgement; includes Close's consolidation delay")
                .publishPercentileHistogram()
                .register(meters);
        this.refused = Stream.of(Refusal.values())
                .map(reason -> new Refused(meters.counter("closeloop.ingress.refused", "reason", reason.name())))
                .toList();
    }

    void accepted(Tenant tenant, EventHead head) {
        accepted.increment();
        Duration sinceChange = Duration.between(head.changedAt(), Instant.now());
        age.record(sinceChange.isNegative() ? Duration.ZERO : sinceChange);
        LOG.debugf(
                "accepted account=%s integration=%s lead=%s event=%s type=%s ageMs=%d",
                tenant.account(), tenant.integration(), head.subject(), head.id(), head.type(), sinceChange.toMillis());
    }

    /** @param detail ours; never a text that the sender chose */
    void refused(Refusal reason, String detail) {
        Refused tally = refused.get(reason.ordinal());
        tally.counter.increment();
        long sinceLine = tally.sinceLine.incrementAndGet();
        long now = System.nanoTime();
        long next = tally.nextLine.get();
        if (now - next >= 0 && tally.nextLine.compareAndSet(next, now + BETWEEN_LINES)) {
            tally.sinceLine.addAndGet(-sinceLine);
            LOG.warnf("refused reason=%s count=%d last: %s", reason, sinceLine, detail);
        }
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
