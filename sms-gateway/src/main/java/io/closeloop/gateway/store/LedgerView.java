package io.closeloop.gateway.store;

import io.closeloop.events.LeadMessage.Purpose;
import io.closeloop.gateway.domain.StateName;
import io.closeloop.service.trace.Trace;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The ledger for people. Always of one account (promise 11). */
@ApplicationScoped
public class LedgerView {

    /**
     * @param text without the prefix
     * @param reason why it ended so; while it is under way: why it is to come back
     * @param smsId Close's, once a draft stands
     * @param dueAt when the gateway does something about it next; null: it is finished
     */
    public record Message(
            UUID id,
            String leadId,
            String contactId,
            UUID engagementId,
            UUID setterId,
            long sequence,
            Purpose purpose,
            String fromPhone,
            String toPhone,
            String text,
            StateName state,
            @Nullable String reason,
            @Nullable String smsId,
            Instant requestedAt,
            Instant changedAt,
            @Nullable Instant sentAt,
            Instant notBefore,
            Instant notAfter,
            @Nullable Instant dueAt,
            @Nullable String traceId) {}

    public Uni<List<Message>> list(String account, Optional<String> leadId, Optional<StateName> state, int limit) {
        String hql = "from LedgerRow where account = :account"
                + (leadId.isPresent() ? " and leadId = :lead" : "")
                + (state.isPresent() ? " and state = :state" : "")
                + " order by requestedAt desc, sequence desc";
        return Panache.withSession(() -> Panache.getSession()
                .chain(session -> {
                    var query = session.createSelectionQuery(hql, LedgerRow.class)
                            .setParameter("account", account)
                            .setMaxResults(limit);
                    leadId.ifPresent(lead -> query.setParameter("lead", lead));
                    state.ifPresent(name -> query.setParameter("state", name));
                    return query.getResultList();
                })
                .map(rows -> rows.stream().map(LedgerView::read).toList()));
    }

    private static Message read(LedgerRow row) {
        return new Message(
                row.id,
                row.leadId,
                row.contactId,
                row.engagementId,
                row.setterId,
                row.sequence,
                row.purpose,
                row.fromPhone,
                row.toPhone,
                row.text,
                row.state,
                row.reason,
                row.smsId,
                row.requestedAt,
                row.changedAt,
                row.sentAt,
                row.notBefore,
                row.notAfter,
                row.dueAt,
                Trace.idOf(row.traceparent));
    }
}
