package io.closeloop.lifecycle.store;

import io.closeloop.events.LeadKey;
import io.closeloop.events.Tenant;
import io.closeloop.lifecycle.domain.state.LeadState;
import io.closeloop.outbox.Sql;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.StreamSupport;

/**
 * Which leads are parked, and which are behind. None of it reads a lead's state. Those that write run inside a transaction that holds the
 * lead's row, or makes it.
 */
@ApplicationScoped
public class Parking {

    /** Where not even the number can be found, the clock's milliseconds: no lead has counted that far. */
    private static final String PARK = """
            insert into lead as l (key, account, integration, organization, lead_id, state, updated_at, parked_at, parked_reason, parked_sequence)
            values ($1, $2, $3, $4, $5, $6, $7, $7, $8, 1)
            on conflict (key) do update
            set changed = pg_current_xact_id()::text::bigint, updated_at = excluded.updated_at,
            parked_at = excluded.parked_at, parked_reason = excluded.parked_reason, parked_sequence = 1 + greatest(l.parked_sequence,
            coalesce(substring(l.state from '"sequence" *: *([0-9]{1,18})')::bigint, (extract(epoch from clock_timestamp()) * 1000)::bigint))
            returning parked_sequence
            """;

    private static final String RENEW = "update lead set parked_reason = $2, updated_at = $3,"
            + " changed = pg_current_xact_id()::text::bigint where key = $1";
    private static final String UNPARK = "update lead set parked_at = null, parked_reason = null, behind_since = null,"
            + " changed = pg_current_xact_id()::text::bigint where key = $1";
    /** In the order of the keys: two transactions that make the same leads wait do not wait for each other. */
    private static final String FALL_BEHIND = """
            insert into lead as l (key, account, integration, organization, lead_id, state, updated_at, behind_since)
            select key, account, integration, organization, lead_id, $6, $7, $7
            from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[]) as t (key, account, integration, organization, lead_id)
            order by key on conflict (key) do update set behind_since = coalesce(l.behind_since, excluded.behind_since)
            """;

    private static final String LIST = """
            select lead_id, integration, parked_reason, parked_at, (select count(*) from stored_event where lead = key) as stored
            from lead where account = $1 and parked_at is not null order by parked_at limit $2
            """;
    /** The same lead may stand under a removed integration too: the parked one is meant. */
    private static final String FIND = """
            select key from lead where account = $1 and lead_id = $2 order by parked_at is null, updated_at desc limit 1
            """;

    private static final String STORED = "select count(*) as stored from stored_event where lead = $1";
    private static final String COUNT = "select count(*) as parked from lead where parked_at is not null";

    private final Pool pool;

    public Parking(Pool pool) {
        this.pool = pool;
    }

    /** For people. */
    public record ParkedLead(LeadKey lead, LeadParked.Parked parked, long storedEvents) {}

    /** Whose lead it is; where there is no row, one is made. */
    public record Waiter(Tenant tenant, LeadKey lead) {}

    /** @return the number that the gate takes */
    public Uni<Long> park(Waiter who, String reason, Instant now) {
        return Sql.select(
                        PARK,
                        row -> row.number(),
                        who.lead().toString(),
                        who.tenant().account(),
                        who.tenant().integration(),
                        who.tenant().organization(),
                        who.lead().leadId(),
                        Documents.write(LeadState.NEW),
                        now,
                        reason)
                .map(List::getFirst);
    }

    /** Still parked, and this is why now. */
    public Uni<Void> renew(LeadKey lead, String reason) {
        return Sql.update(RENEW, lead.toString(), reason, Instant.now()).replaceWithVoid();
    }

    /** Neither parked nor behind: none of its events waits any more. */
    public Uni<Void> unpark(LeadKey lead) {
        return Sql.update(UNPARK, lead.toString()).replaceWithVoid();
    }

    /** Locks the leads. */
    public Uni<Void> fallBehind(List<Waiter> who, Instant now) {
        return Sql.update(
                        FALL_BEHIND,
                        column(who, one -> one.lead().toString()),
                        column(who, one -> one.tenant().account()),
                        column(who, one -> one.tenant().integration()),
                        column(who, one -> one.tenant().organization()),
                        column(who, one -> one.lead().leadId()),
                        Documents.write(LeadState.NEW),
                        now)
                .replaceWithVoid();
    }

    /** Longest first. */
    public Uni<List<ParkedLead>> list(String account, int limit) {
        return pool.preparedQuery(LIST)
                .execute(Tuple.of(account, limit))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(Parking::read)
                        .toList());
    }

    public Uni<Optional<LeadKey>> find(String account, String leadId) {
        return pool.preparedQuery(FIND)
                .execute(Tuple.of(account, leadId))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> LeadKey.parse(row.getString("key")))
                        .findFirst());
    }

    /** How many of the lead's events wait. */
    public Uni<Long> storedEvents(LeadKey lead) {
        return pool.preparedQuery(STORED)
                .execute(Tuple.of(lead.toString()))
                .map(rows -> rows.iterator().next().getLong("stored"));
    }

    public Uni<Long> count() {
        return pool.preparedQuery(COUNT)
                .execute()
                .map(rows -> rows.iterator().next().getLong("parked"));
    }

    private static ParkedLead read(Row row) {
        LeadParked.Parked parked = new LeadParked.Parked(
                row.getString("parked_reason"),
                row.getOffsetDateTime("parked_at").toInstant());
        return new ParkedLead(
                new LeadKey(row.getString("integration"), row.getString("lead_id")), parked, row.getLong("stored"));
    }

    private static String[] column(List<Waiter> who, Function<Waiter, String> value) {
        return who.stream().map(value).toArray(String[]::new);
    }
}
