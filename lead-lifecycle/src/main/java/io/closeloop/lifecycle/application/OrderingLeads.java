package io.closeloop.lifecycle.application;

import io.closeloop.events.Cause;
import io.closeloop.events.LeadKey;
import io.closeloop.lifecycle.domain.news.Input;
import io.closeloop.lifecycle.domain.news.News;
import io.closeloop.lifecycle.domain.news.Order;
import io.closeloop.lifecycle.store.Leads;
import io.closeloop.lifecycle.store.Sessions;
import io.closeloop.service.kafka.AccountIntegrations;
import io.closeloop.service.trace.Trace;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.UUID;
import java.util.function.BiFunction;

/** What a person orders, or an engine outside has understood, is news like any other. */
@ApplicationScoped
public class OrderingLeads {

    private final Leads leads;
    private final LeadTransaction transaction;
    private final Deciding deciding;
    private final AccountIntegrations integrations;

    public OrderingLeads(
            Leads leads, LeadTransaction transaction, Deciding deciding, AccountIntegrations integrations) {
        this.leads = leads;
        this.transaction = transaction;
        this.deciding = deciding;
        this.integrations = integrations;
    }

    /** @return false where the account has no such lead */
    public Uni<Boolean> order(String account, String leadId, Input.Command command) {
        return tell(
                account, leadId, command, new Cause("person", UUID.randomUUID().toString(), command.by()));
    }

    /** @return false where the account has no such lead */
    public Uni<Boolean> signal(String account, String leadId, Input.Signalled signalled, String by) {
        return tell(
                account,
                leadId,
                signalled,
                new Cause("signal", UUID.randomUUID().toString(), by));
    }

    private Uni<Boolean> tell(String account, String leadId, Input input, Cause cause) {
        String trace = Trace.current();
        News news = new News(input, Instant.now(), cause);
        BiFunction<Outcome, Void, Uni<Void>> work = (outcome, nothing) -> deciding.decide(outcome, news, trace);
        return Sessions.read(() -> leads.find(account, leadId))
                .chain(found -> found.map(known -> transaction.onKnown(
                                known.lead(), () -> Uni.createFrom().voidItem(), work))
                        .orElseGet(() -> isActivation(input)
                                ? unheardOf(account, leadId, work)
                                : Uni.createFrom().item(false)));
    }

    /** A lead of which nothing has happened here yet can be activated all the same; whether Close has it is seen when it is read. */
    private Uni<Boolean> unheardOf(String account, String leadId, BiFunction<Outcome, Void, Uni<Void>> work) {
        return integrations
                .of(account)
                .filter(integration -> leadId.startsWith("lead_"))
                .map(integration -> integration.envelope().tenant())
                .map(tenant -> transaction
                        .on(
                                tenant,
                                new LeadKey(tenant.integration(), leadId),
                                () -> Uni.createFrom().voidItem(),
                                work)
                        .replaceWith(true))
                .orElseGet(() -> Uni.createFrom().item(false));
    }

    private static boolean isActivation(Input input) {
        return input instanceof Input.Command command && command.order() instanceof Order.Activate;
    }
}
