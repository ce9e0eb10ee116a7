package io.closeloop.fieldsync.store;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toMap;

import io.closeloop.fieldsync.domain.Asked;
import io.closeloop.fieldsync.domain.Lane;
import io.closeloop.fieldsync.domain.Write;
import io.closeloop.fieldsync.domain.WriteState;
import io.closeloop.outbox.Sql;
import io.closeloop.outbox.Wake;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The lanes and their writes, loaded under the lane's row lock. Every method but {@link #inOwnTransaction} runs inside a transaction. */
@ApplicationScoped
public class Lanes {

    private static final Set<WriteState> OPEN = EnumSet.of(WriteState.PENDING, WriteState.WAITING, WriteState.WRITING);

    /** Takes the lock also where the row is new. A lane that waits goes on waiting: a new value must not shorten a back-off. */
    private static final String ENTER = """
            insert into lane (integration, contact_id, account, lead_id, traceparent, due_at) values ($1, $2, $3, $4, $5, now())
            on conflict (integration, contact_id) do update
            set lead_id = excluded.lead_id, traceparent = excluded.traceparent, due_at = coalesce(lane.due_at, now())
            """;

    private static final String RENEW = """
            update lane set claimed_until = now() + $4 * interval '1 millisecond'
            where integration = $1 and contact_id = $2 and claim = $3
            """;
    private static final String RELEASE = """
            update lane set claimed_until = '-infinity', due_at = now() + $3::bigint * interval '1 millisecond',
                   failures = $4, one_by_one = $5
            where integration = $1 and contact_id = $2
            """;
    /** Answered from the index alone. A contact's history is tens of rows. */
    private static final String RECORDED =
            "select field_id, sequence from field_write where integration = $1 and contact_id = $2";

    /** For a worker's step, on its own context, so that the trace stays; wakes nobody, because nothing has left. */
    public <T> Uni<T> inOwnTransaction(Supplier<Uni<T>> work) {
        return Panache.withTransaction(work);
    }

    /** The lane that a value arrives in, locked, and due from now on if it was idle. */
    public Uni<Lane> enter(Asked asked) {
        Wake.WORKERS.afterCommit();
        return Sql.update(
                        ENTER,
                        asked.tenant().integration(),
                        asked.contactId(),
                        asked.tenant().account(),
                        asked.leadId(),
                        asked.traceparent())
                .chain(() -> load(asked.tenant().integration(), asked.contactId(), false));
    }

    /**
     * The lane, locked and claimed for as long again. Empty if another worker has claimed it since: then nothing may be done with it. A claim
     * that has run out and that nobody took is as good as before.
     */
    public Uni<Optional<Lane>> renew(ClaimedLane lane, Duration claim) {
        return Sql.update(RENEW, lane.integration(), lane.contactId(), lane.claim(), claim.toMillis())
                .chain(renewed -> renewed == 0
                        ? Uni.createFrom().item(Optional.empty())
                        : load(lane.integration(), lane.contactId(), lane.oneByOne())
                                .map(Optional::of));
    }

    /** @param pause until the next step; null when there is nothing left to do */
    public Uni<Void> release(ClaimedLane lane, @Nullable Duration pause, int failures, boolean oneByOne) {
        if (pause != null && pause.isZero()) {
            Wake.WORKERS.afterCommit();
        }
        return Sql.update(
                        RELEASE,
                        lane.integration(),
                        lane.contactId(),
                        pause == null ? null : pause.toMillis(),
                        failures,
                        oneByOne)
                .replaceWithVoid();
    }

    /** Keeps writes, new or changed. */
    public Uni<Void> keep(List<Write> writes) {
        if (writes.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        Instant now = Instant.now();
        Map<UUID, Write> byId = writes.stream().collect(toMap(Write::id, write -> write));
        return FieldWriteRow.<FieldWriteRow>list("id in ?1", byId.keySet())
                .invoke(known -> known.forEach(row -> row.become(Objects.requireNonNull(byId.remove(row.id)), now)))
                .chain(() -> Panache.getSession())
                .chain(session -> session.persistAll(byId.values().stream()
                        .map(write -> FieldWriteRow.of(write, now))
                        .toArray()));
    }

    private static Uni<Lane> load(String integration, String contactId, boolean oneByOne) {
        return FieldWriteRow.<FieldWriteRow>list(
                        "integration = ?1 and contactId = ?2 and state in ?3", integration, contactId, OPEN)
                .map(rows -> rows.stream().map(FieldWriteRow::toWrite).toList())
                .chain(open -> recorded(integration, contactId).map(recorded -> new Lane(open, recorded, oneByOne)));
    }

    private static Uni<Map<String, NavigableSet<Long>>> recorded(String integration, String contactId) {
        return Sql.select(RECORDED, row -> Map.entry(row.text(), row.number()), integration, contactId)
                .map(rows -> rows.stream()
                        .collect(groupingBy(
                                Map.Entry::getKey, mapping(Map.Entry::getValue, toCollection(TreeSet::new)))));
    }
}
