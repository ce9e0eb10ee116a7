package io.closeloop.lifecycle.application;

import io.closeloop.events.IntegrationChanged;
import io.closeloop.lifecycle.domain.Lifecycle;
import io.closeloop.lifecycle.domain.Needs;
import io.closeloop.lifecycle.domain.decision.Context;
import io.closeloop.lifecycle.domain.decision.Decision;
import io.closeloop.lifecycle.domain.news.News;
import io.closeloop.lifecycle.store.OneByOne;
import io.closeloop.lifecycle.store.Phones;
import io.closeloop.lifecycle.store.Setters;
import io.closeloop.lifecycle.store.Together;
import io.closeloop.service.kafka.Integrations;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One piece of news inside a transaction: reads what the decision needs, decides, and keeps what later news of the same transaction must see. */
@ApplicationScoped
public class Deciding {

    private final Integrations integrations;
    private final Setters setters;
    private final Phones phones;
    private final LifecycleSettings settings;
    private final DecisionLog log;

    public Deciding(
            Integrations integrations, Setters setters, Phones phones, LifecycleSettings settings, DecisionLog log) {
        this.integrations = integrations;
        this.setters = setters;
        this.phones = phones;
        this.settings = settings;
        this.log = log;
    }

    Uni<Void> decide(Outcome outcome, Arrival arrival) {
        return OneByOne.run(arrival.news(), news -> decide(outcome, news, arrival.traceparent()));
    }

    Uni<Void> decide(Outcome outcome, News news, @Nullable String traceparent) {
        Phones.Owner owner = ownerOf(outcome);
        return preview(outcome, news, traceparent).chain(decision -> {
            log.decided(outcome, news, decision, traceparent);
            return OneByOne.run(decision.phones(), change -> phones.change(owner, change, traceparent));
        });
    }

    /** What {@link #decide} would decide: only reads, and tells nobody. */
    Uni<Decision> preview(Outcome outcome, News news, @Nullable String traceparent) {
        IntegrationChanged integration = settings(outcome);
        Needs needs = Needs.of(outcome.state(), news.input(), integration);
        return contextOf(ownerOf(outcome), integration, needs).map(context -> {
            Decision decision = Lifecycle.decide(outcome.state(), news, context);
            outcome.add(decision, traceparent, context.now());
            outcome.forPeople.add(news, decision, context.now());
            return decision;
        });
    }

    private Phones.Owner ownerOf(Outcome outcome) {
        return new Phones.Owner(
                outcome.tenant.account(), outcome.lead, settings(outcome).sendingNumber());
    }

    private IntegrationChanged settings(Outcome outcome) {
        return integrations
                .find(outcome.lead.integration())
                .orElseThrow(() -> new NotYetKnown(outcome.lead.integration()))
                .event();
    }

    Uni<Context> contextOf(Phones.Owner owner, IntegrationChanged integration, Needs needs) {
        return Together.both(setters.find(owner.account(), needs.setters()), phones.look(owner, needs.phones()))
                .map(read -> new Context(
                        Instant.now(), owner.lead(), integration, read.one(), read.other(), settings.limits()));
    }
}
