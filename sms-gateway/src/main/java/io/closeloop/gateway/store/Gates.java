package io.closeloop.gateway.store;

import io.closeloop.events.LeadMessage.Gate;
import io.closeloop.events.LeadMessage.GateReason;
import io.closeloop.events.LeadMessage.Scope;
import io.closeloop.gateway.domain.GatePlace;
import io.closeloop.gateway.domain.GateState;
import io.closeloop.gateway.domain.GateState.Change;
import io.closeloop.outbox.Columns;
import io.closeloop.outbox.Sql;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Gates, and the locks that gates and claims take (promise 6): the instant of a gate is its commit, because no claim can hold a lock of the
 * same place then. A transaction takes all of them in one statement, before it reads anything that they guard and before any ledger entry:
 * the next statement sees what was committed under them (docs/decisions/0008-gates-lock-by-advisory-locks.md).
 */
@ApplicationScoped
public class Gates {

    /** In the order in which {@link #readIfAny} takes them. {@code g} is the gate. */
    static final String COLUMNS = "g.scope, g.ref, g.reason, g.closed, g.lead_id, g.sequence, g.closed_sequence, g.at";

    private static final String LOCK = """
            select cast(case when shared then pg_advisory_xact_lock_shared(key) else pg_advisory_xact_lock(key) end as text)
            from unnest($1::bigint[], $2::boolean[]) as wanted (key, shared)
            """;

    private static final String FIND = "select " + COLUMNS + """
             from gate g where integration = $1 and scope = $2 and ref = $3 and reason = $4
            """;

    private static final String WRITE = """
            insert into gate (integration, scope, ref, reason, closed, lead_id, sequence, closed_sequence, at)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
            on conflict (integration, ref, scope, reason) do update set closed = excluded.closed, lead_id = excluded.lead_id,
                sequence = excluded.sequence, closed_sequence = excluded.closed_sequence, at = excluded.at
            """;

    /** Before gates change: nobody passes there until the commit. */
    public Uni<Void> lockForChange(Collection<GatePlace> places) {
        return lock(PlaceLock.forChange(places));
    }

    /** Before a claim or a flip: no gate changes there until the commit. Claims do not wait for each other at wide places. */
    public Uni<Void> lockForPassing(Collection<GatePlace> places) {
        return lock(PlaceLock.forPassing(places));
    }

    /** Writes what stands after the change, under the lock of its place. */
    public Uni<GateState> change(String integration, Gate gate, Change change) {
        return find(integration, gate).chain(known -> {
            GateState stands = known.map(before -> before.after(change)).orElseGet(() -> GateState.first(gate, change));
            return known.filter(stands::equals).isPresent()
                    ? Uni.createFrom().item(stands)
                    : write(integration, stands).replaceWith(stands);
        });
    }

    /** Empty where the row was joined with no gate. */
    static Optional<GateState> readIfAny(Columns row) {
        String scope = row.textOrNull();
        return scope == null
                ? Optional.empty()
                : Optional.of(new GateState(
                        new Gate(Scope.valueOf(scope), row.text(), GateReason.valueOf(row.text())),
                        row.flag(),
                        row.text(),
                        row.number(),
                        row.number(),
                        row.instant()));
    }

    private static Uni<Optional<GateState>> find(String integration, Gate gate) {
        return Sql.select(
                        FIND,
                        Gates::readIfAny,
                        integration,
                        gate.scope().name(),
                        gate.ref(),
                        gate.reason().name())
                .map(found -> found.stream().flatMap(Optional::stream).findFirst());
    }

    private static Uni<Integer> write(String integration, GateState stands) {
        return Sql.update(
                WRITE,
                integration,
                stands.gate().scope().name(),
                stands.gate().ref(),
                stands.gate().reason().name(),
                stands.closed(),
                stands.leadId(),
                stands.sequence(),
                stands.closedSequence(),
                stands.at());
    }

    private static Uni<Void> lock(List<PlaceLock> locks) {
        return locks.isEmpty()
                ? Uni.createFrom().voidItem()
                : Sql.select(
                                LOCK,
                                Columns::text,
                                locks.stream().map(PlaceLock::key).toArray(Long[]::new),
                                locks.stream().map(PlaceLock::shared).toArray(Boolean[]::new))
                        .replaceWithVoid();
    }
}
