package io.closeloop.lifecycle.store;

import io.closeloop.events.LeadKey;
import io.closeloop.lifecycle.domain.decision.Request;
import io.closeloop.lifecycle.domain.decision.RequestChange;
import io.closeloop.outbox.Change;
import io.closeloop.outbox.Sql;
import io.closeloop.outbox.Wake;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** What has been asked for and not been answered. Due times are set and compared by the database's clock alone. */
@ApplicationScoped
public class Requests {

    private static final String START = """
            insert into request (id, lead, slot, account, payload, due_at, traceparent)
            values ($1, $2, $3, $4, $5, clock_timestamp() + $6 * interval '1 millisecond', $7)
            on conflict (lead, slot) do update set id = excluded.id, payload = excluded.payload,
            due_at = excluded.due_at, claimed_until = '-infinity', attempts = 0, traceparent = excluded.traceparent
            """;
    private static final String CLAIM = """
            update request set claimed_until = now() + $1 * interval '1 millisecond', attempts = attempts + 1
            where id in (select id from request r where due_at <= now() and claimed_until <= now()
            and not exists (select from lead where key = r.lead and parked_at is not null)
            order by due_at limit $2 for update skip locked)
            returning id, lead, account, payload, due_at, attempts, traceparent
            """;
    private static final String POSTPONE = """
            update request set due_at = now() + $2 * interval '1 millisecond', claimed_until = '-infinity' where id = $1
            """;
    private static final String IS_WAITING =
            "select exists (select from request where lead = $1 and starts_with(slot, $2)) waits";
    /** Its due time stays as it is: it says when a timer should have come. */
    private static final String LEAVE = """
            update request set claimed_until = now() + $2 * interval '1 millisecond' where id = any($1)
            """;

    private static final String OF_LEAD = "select slot, due_at, attempts from request where lead = $1 order by due_at";

    private static final Logger LOG = Logger.getLogger(Requests.class);
    private static final String UNREADABLE = "closeloop.lifecycle.requests.unreadable";

    /** A version that reads it may be installed any time. */
    private static final Duration UNTIL_READ_AGAIN = Duration.ofMinutes(5);

    private final Pool pool;
    private final MeterRegistry meters;

    public Requests(Pool pool, MeterRegistry meters) {
        this.pool = pool;
        this.meters = meters;
    }

    /**
     * A request on its way.
     *
     * @param dueAt when it should have come; of one that was postponed, when it was to be tried again
     */
    public record Claimed(
            UUID id,
            LeadKey lead,
            String account,
            Request request,
            Instant dueAt,
            int attempts,
            @Nullable String traceparent) {}

    /** For people who ask what a lead is waiting for. */
    public record Waiting(String what, Instant dueAt, int attempts) {}

    /** For the decision's transaction. */
    public Change changing(String account, LeadKey lead, RequestChange change, @Nullable String traceparent) {
        return switch (change) {
            case RequestChange.Start(Request request, Duration delay) ->
                starting(account, lead.toString(), request, delay, traceparent);
            case RequestChange.Send(String leadId, Request.Letter letter) ->
                starting(
                        account,
                        new LeadKey(lead.integration(), leadId).toString(),
                        letter,
                        Duration.ZERO,
                        traceparent);
            case RequestChange.Cancel(String slot) ->
                Change.of("delete from request where lead = $1 and slot = $2", lead.toString(), slot);
        };
    }

    Uni<Void> start(String account, String lead, Request request, Duration delay, @Nullable String traceparent) {
        return Sql.update(starting(account, lead, request, delay, traceparent)).replaceWithVoid();
    }

    private static Change starting(
            String account, String lead, Request request, Duration delay, @Nullable String traceparent) {
        if (delay.isZero()) {
            Wake.WORKERS.afterCommit();
        }
        return Change.of(
                START,
                UUID.randomUUID(),
                lead,
                request.slot(),
                account,
                Documents.write(new Envelope(request)),
                delay.toMillis(),
                traceparent);
    }

    /** Inside the decision's transaction. @return false: it was replaced, cancelled or answered meanwhile, and the answer is to be dropped */
    public Uni<Boolean> settle(UUID id) {
        return Sql.update("delete from request where id = $1", id).map(rows -> rows == 1);
    }

    /**
     * Claims due ones and commits; those of a parked lead wait. What is not answered by then is claimed again. One that cannot be read is left
     * for later, and does not keep those that were claimed with it, other accounts' among them, from being carried out.
     */
    public Uni<List<Claimed>> claim(int limit, Duration claim) {
        return pool.preparedQuery(CLAIM)
                .execute(Tuple.of(claim.toMillis(), limit))
                .chain(rows -> {
                    List<UUID> unreadable = new ArrayList<>();
                    List<Claimed> claimed = StreamSupport.stream(rows.spliterator(), false)
                            .flatMap(row -> readOr(row, unreadable).stream())
                            .toList();
                    return leave(unreadable).replaceWith(claimed);
                });
    }

    private Optional<Claimed> readOr(Row row, List<UUID> unreadable) {
        try {
            return Optional.of(read(row));
        } catch (RuntimeException broken) {
            // Neither its message nor the payload: both may hold texts and numbers.
            LOG.errorf(
                    "request unreadable account=%s lead=%s request=%s reason=%s",
                    row.getString("account"),
                    row.getString("lead"),
                    row.getUUID("id"),
                    broken.getClass().getSimpleName());
            meters.counter(UNREADABLE).increment();
            unreadable.add(row.getUUID("id"));
            return Optional.empty();
        }
    }

    private Uni<Void> leave(List<UUID> unreadable) {
        return unreadable.isEmpty()
                ? Uni.createFrom().voidItem()
                : pool.preparedQuery(LEAVE)
                        .execute(Tuple.of(unreadable.toArray(UUID[]::new), UNTIL_READ_AGAIN.toMillis()))
                        .replaceWithVoid();
    }

    /** Inside a transaction: it is nobody's, and due since it was. @return false: it was replaced, cancelled or answered meanwhile */
    public Uni<Boolean> giveBack(UUID id) {
        return Sql.update("update request set claimed_until = '-infinity' where id = $1", id)
                .map(rows -> rows == 1);
    }

    /** It could not be carried out; try again after a while. */
    public Uni<Void> postpone(UUID id, Duration delay) {
        return pool.preparedQuery(POSTPONE)
                .execute(Tuple.of(id, delay.toMillis()))
                .replaceWithVoid();
    }

    /** Whether one whose slot begins so has not been answered yet. */
    public Uni<Boolean> isWaiting(LeadKey lead, String slot) {
        return pool.preparedQuery(IS_WAITING)
                .execute(Tuple.of(lead.toString(), slot))
                .map(rows -> rows.iterator().next().getBoolean("waits"));
    }

    public Uni<List<Waiting>> ofLead(LeadKey lead) {
        return pool.preparedQuery(OF_LEAD)
                .execute(Tuple.of(lead.toString()))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> new Waiting(
                                row.getString("slot").split(" ", 2)[0],
                                row.getOffsetDateTime("due_at").toInstant(),
                                row.getInteger("attempts")))
                        .toList());
    }

    private static Claimed read(Row row) {
        return new Claimed(
                row.getUUID("id"),
                LeadKey.parse(row.getString("lead")),
                row.getString("account"),
                Objects.requireNonNull(
                        Documents.read(row.getString("payload"), Envelope.class).request()),
                row.getOffsetDateTime("due_at").toInstant(),
                row.getInteger("attempts"),
                row.getString("traceparent"));
    }

    /** Gives the request a place to say which one it is. */
    record Envelope(Request request) {}
}
