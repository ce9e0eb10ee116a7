package io.closeloop.lifecycle.application;

import io.closeloop.events.MilestoneReached;
import io.closeloop.lifecycle.domain.decision.Decision;
import io.closeloop.lifecycle.domain.decision.Entry;
import io.closeloop.lifecycle.domain.news.News;
import io.closeloop.service.trace.Trace;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** One line and some counters per decision, for the operator. Never a text, a phone number or a name. */
@ApplicationScoped
public class DecisionLog {

    private static final Logger LOG = Logger.getLogger("io.closeloop.lifecycle");

    private final MeterRegistry meters;

    public DecisionLog(MeterRegistry meters) {
        this.meters = meters;
    }

    void decided(Outcome outcome, News news, Decision decision, @Nullable String traceparent) {
        String input = news.input().getClass().getSimpleName();
        long refused = count(decision, Entry.Kind.REFUSED);
        long held = count(decision, Entry.Kind.HELD);
        meters.counter("closeloop.lifecycle.decisions", "input", input).increment();
        meters.counter("closeloop.lifecycle.refusals").increment(refused);
        meters.counter("closeloop.lifecycle.held").increment(held);
        decision.events().stream()
                .map(Decision.Numbered::event)
                .filter(MilestoneReached.class::isInstance)
                .map(MilestoneReached.class::cast)
                .forEach(reached -> meters.counter(
                                "closeloop.lifecycle.milestones",
                                "milestone",
                                reached.milestone().name())
                        .increment());
        LOG.infof(
                "decided account=%s integration=%s lead=%s input=%s cause=%s sequence=%d events=%d requests=%d refused=%d held=%d trace=%s",
                outcome.tenant.account(),
                outcome.lead.integration(),
                outcome.lead.leadId(),
                input,
                news.cause().ref(),
                decision.state().sequence(),
                decision.events().size(),
                decision.requests().size(),
                refused,
                held,
                Trace.idOf(traceparent));
    }

    private static long count(Decision decision, Entry.Kind kind) {
        return decision.timeline().stream()
                .filter(entry -> entry.kind() == kind)
                .count();
    }
}
