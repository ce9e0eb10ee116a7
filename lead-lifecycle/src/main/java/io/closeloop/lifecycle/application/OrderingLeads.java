package io.closeloop.lifecycle.application;

import io.closeloop.events.Cause;
import io.closeloop.lifecycle.domain.news.Input;
import io.closeloop.lifecycle.domain.news.News;
import io.closeloop.lifecycle.store.Leads;
import io.closeloop.lifecycle.store.Sessions;
import io.closeloop.service.trace.Trace;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.UUID;

/** What a person orders, or an engine outside has understood, is news like any other. */
@ApplicationScoped
public class OrderingLeads {

    private final Leads leads;
    private final LeadTransaction transaction;
    private final Deciding deciding;

    public OrderingLeads(Leads leads, LeadTransaction transaction, Deciding deciding) {
        this.leads = leads;
        this.transaction = transaction;
        this.deciding = deciding;
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
        return Sessions.read(() -> leads.find(account, leadId))
                .chain(found -> found.isEmpty()
                        ? Uni.createFrom().item(false)
                        : transaction.onKnown(
                                found.get().lead(),
                                () -> Uni.createFrom().voidItem(),
                                (outcome, nothing) -> deciding.decide(outcome, news, trace)));
    }
}
