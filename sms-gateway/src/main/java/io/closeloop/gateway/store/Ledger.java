package io.closeloop.gateway.store;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import io.closeloop.events.LeadMessage.Scope;
import io.closeloop.gateway.domain.GatePlace;
import io.closeloop.gateway.domain.Text;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.LockMode;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/**
 * The message ledger inside a transaction. Entries are read under their row lock, and never first without it: a session does not read a row
 * twice, so an entry read unlocked could be written back stale. Who locks gates and entries locks the gates first.
 */
@ApplicationScoped
public class Ledger {

    /**
     * Written at once, because what comes next in the transaction may lock the row. The id is the intent: the same intent again is nothing,
     * unless it was withdrawn in between.
     *
     * @return true if the text is now to go
     */
    public Uni<Boolean> ask(Text text, @Nullable String traceparent) {
        return find(text.id())
                .chain(known -> known.map(entry -> entry.askAgain(text, traceparent))
                        .map(again -> Uni.createFrom().item(again))
                        .orElseGet(() -> Panache.getSession()
                                .chain(session -> session.persist(new LedgerEntry(text, traceparent))
                                        .chain(session::flush))
                                .replaceWith(true)));
    }

    public Uni<Optional<LedgerEntry>> find(UUID id) {
        return Panache.getSession()
                .chain(session -> session.find(LedgerEntry.class, id, LockMode.PESSIMISTIC_WRITE))
                .map(Optional::ofNullable);
    }

    /** Those of them that are still due and that nobody else has in hand at this moment. */
    public Uni<List<LedgerEntry>> take(Collection<UUID> ids, Instant now) {
        return Panache.getSession()
                .chain(session -> session.createSelectionQuery(
                                "from LedgerEntry where id in :ids and dueAt <= :now order by requestedAt, sequence",
                                LedgerEntry.class)
                        .setParameter("ids", ids)
                        .setParameter("now", now)
                        .setLockMode(LockMode.UPGRADE_SKIPLOCKED)
                        .getResultList());
    }

    public Uni<Map<String, LedgerEntry>> bySmsId(String integration, Collection<String> smsIds) {
        return Panache.getSession()
                .chain(session -> session.createSelectionQuery(
                                "from LedgerEntry where integration = :integration and position.smsId in :smsIds order by id",
                                LedgerEntry.class)
                        .setParameter("integration", integration)
                        .setParameter("smsIds", smsIds)
                        .setLockMode(LockMode.PESSIMISTIC_WRITE)
                        .getResultList())
                .map(found -> found.stream().collect(toMap(LedgerEntry::smsId, identity(), (one, other) -> other)));
    }

    /** Every unfinished text that passes there. */
    public Uni<List<LedgerEntry>> unfinishedBehind(GatePlace place) {
        return unfinished(place)
                .chain(query -> query.setLockMode(LockMode.PESSIMISTIC_WRITE).getResultList());
    }

    /** Not locked, and not to be changed. */
    public Uni<List<Text>> unfinishedTo(GatePlace phone) {
        return unfinished(phone)
                .chain(query -> query.setReadOnly(true).getResultList())
                .map(entries -> entries.stream().map(LedgerEntry::text).toList());
    }

    private static Uni<Mutiny.SelectionQuery<LedgerEntry>> unfinished(GatePlace place) {
        String passesThere = switch (place.scope()) {
            case ENGAGEMENT -> "engagementId";
            case LEAD -> "leadId";
            case PHONE -> "toPhone";
            case SETTER -> "setterId";
            case INTEGRATION -> "integration";
        };
        Object ref = switch (place.scope()) {
            case ENGAGEMENT, SETTER -> UUID.fromString(place.ref());
            case LEAD, PHONE, INTEGRATION -> place.ref();
        };
        return Panache.getSession()
                .map(session -> session.createSelectionQuery(
                                "from LedgerEntry where integration = :integration and " + passesThere
                                        + " = :ref and dueAt is not null order by id",
                                LedgerEntry.class)
                        .setParameter("integration", place.integration())
                        .setParameter("ref", ref));
    }

    /** When each phone's last text was claimed; phones that never got one are absent. */
    public Uni<Map<GatePlace, Instant>> lastClaims(Collection<GatePlace> phones) {
        return Panache.getSession()
                .chain(session -> session.createSelectionQuery(
                                "select integration, toPhone, max(claimedAt) from LedgerEntry where integration in :integrations"
                                        + " and toPhone in :phones and claimedAt is not null group by integration, toPhone",
                                Object[].class)
                        .setParameter(
                                "integrations",
                                phones.stream()
                                        .map(GatePlace::integration)
                                        .distinct()
                                        .toList())
                        .setParameter(
                                "phones",
                                phones.stream().map(GatePlace::ref).distinct().toList())
                        .getResultList())
                .map(rows -> rows.stream()
                        .collect(toMap(row -> new GatePlace((String) row[0], Scope.PHONE, (String) row[1]), row ->
                                (Instant) row[2])));
    }
}
