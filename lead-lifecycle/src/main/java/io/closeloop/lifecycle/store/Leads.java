package io.closeloop.lifecycle.store;

import io.closeloop.events.LeadKey;
import io.closeloop.events.Tenant;
import io.closeloop.lifecycle.domain.state.LeadState;
import io.closeloop.outbox.Change;
import io.closeloop.outbox.Sql;
import io.closeloop.service.kafka.Integrations;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The leads. All methods run inside a session; those that write, inside a transaction. */
@ApplicationScoped
public class Leads {

    private static final String LOOK = "select " + Taken.COLUMNS + " from lead where key = $1";
    private static final String LOCK = LOOK + " for update";
    private static final String INSERT = """
            insert into lead (key, account, integration, organization, lead_id, state, setter_id, phase, updated_at, chips)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) on conflict (key) do nothing
            """;
    private static final String UPDATE = """
            update lead set state = $2, setter_id = $3, phase = $4, updated_at = $5, chips = $6,
            changed = pg_current_xact_id()::text::bigint where key = $1
            """;

    private final Integrations integrations;

    public Leads(Integrations integrations) {
        this.integrations = integrations;
    }

    /**
     * Locks the lead until the transaction ends: everything that is decided about it comes one after the other.
     *
     * @return fails with {@link LeadParked} if nothing may be decided about it
     */
    public Uni<Optional<StoredLead>> lock(LeadKey lead) {
        return take(lead).map(found -> found.map(Taken::toDecide));
    }

    /** As {@link #lock}, for who knows what to do with a lead that is parked or behind. */
    public Uni<Optional<Taken>> take(LeadKey lead) {
        return Sql.select(LOCK, row -> new Taken(lead, row), lead.toString())
                .map(rows -> rows.stream().findFirst());
    }

    /** As {@link #take}, without the lock: nothing that follows from it may be stored. */
    public Uni<Optional<Taken>> look(LeadKey lead) {
        return Sql.select(LOOK, row -> new Taken(lead, row), lead.toString())
                .map(rows -> rows.stream().findFirst());
    }

    /** As {@link #take}; empty also where somebody else holds the lead. */
    public Uni<Optional<Taken>> takeIfFree(LeadKey lead) {
        return Sql.select(LOCK + " skip locked", row -> new Taken(lead, row), lead.toString())
                .map(rows -> rows.stream().findFirst());
    }

    /** The row is locked by this transaction. */
    public Change updating(LeadKey lead, LeadState state, Instant now) {
        return Change.of(
                UPDATE,
                lead.toString(),
                Documents.write(state),
                Overview.setterOf(state).orElse(null),
                Overview.phaseOf(state).orElse(null),
                now,
                Overview.chipsOf(state));
    }

    /** @return fails with {@link Contended} if somebody else has made the row meanwhile */
    public Uni<Void> insert(Tenant tenant, LeadKey lead, LeadState state, Instant now) {
        return Sql.update(
                        INSERT,
                        lead.toString(),
                        tenant.account(),
                        tenant.integration(),
                        tenant.organization(),
                        lead.leadId(),
                        Documents.write(state),
                        Overview.setterOf(state).orElse(null),
                        Overview.phaseOf(state).orElse(null),
                        now,
                        Overview.chipsOf(state))
                .chain(made -> made == 1
                        ? Uni.createFrom().voidItem()
                        : Uni.createFrom().failure(new Contended("the lead was new to two transactions")));
    }

    /** An organization that was removed and connected again has its leads twice: the connected one goes first, then the newest. */
    public Uni<Optional<StoredLead>> find(String account, String leadId) {
        return Panache.getSession()
                .chain(session -> session.createQuery(
                                "from LeadRow where account = :account and leadId = :leadId order by updatedAt desc",
                                LeadRow.class)
                        .setParameter("account", account)
                        .setParameter("leadId", leadId)
                        .getResultList())
                .map(rows -> onceEach(rows).stream().findFirst());
    }

    private List<StoredLead> onceEach(List<LeadRow> newestFirst) {
        Map<String, LeadRow> once = new LinkedHashMap<>();
        newestFirst.forEach(row -> once.merge(
                row.leadId, row, (known, older) -> !isConnected(known) && isConnected(older) ? older : known));
        return once.values().stream().map(LeadRow::read).toList();
    }

    private boolean isConnected(LeadRow row) {
        return integrations.connected(row.integration).isPresent();
    }
}
