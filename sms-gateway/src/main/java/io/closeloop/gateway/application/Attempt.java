package io.closeloop.gateway.application;

import io.closeloop.events.Tenant;
import io.closeloop.gateway.domain.Step;
import io.closeloop.gateway.domain.Text;
import io.closeloop.service.trace.Trace;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jboss.logging.Logger;

/** One worker's go at one text, and its line in the log: always these keys, never the words or a phone. */
final class Attempt {

    private static final Logger LOG = Logger.getLogger("io.closeloop.gateway.attempt");

    /** More than any honest way through the table has; a Close that answers in circles is asked again later. */
    private static final int MOST_STEPS = 16;

    private final long startNanos = System.nanoTime();
    private final List<String> steps = new ArrayList<>();

    boolean mayGoOn(Claim claim) {
        return steps.size() < MOST_STEPS && !claim.isOver();
    }

    void takes(Step step) {
        steps.add(step.getClass().getSimpleName());
    }

    /** @param last as this worker saw it last; what {@code Rest} wrote then follows from the table */
    void log(Claim last) {
        Text text = last.text();
        Tenant tenant = text.tenant();
        LOG.infof(
                "attempt account=%s integration=%s lead=%s message=%s claim=%d state=%s steps=%s ms=%d trace=%s",
                tenant.account(),
                tenant.integration(),
                text.request().leadId(),
                text.id(),
                last.number(),
                text.position().state().name(),
                String.join(">", steps),
                Duration.ofNanos(System.nanoTime() - startNanos).toMillis(),
                Trace.idOf(last.traceparent()));
    }
}
