package io.closeloop.fieldsync.store;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.stream.StreamSupport;

/**
 * Which lanes have something to do, and whose turn it is. One statement each, outside Hibernate: the claim is asked for many times a second and
 * must not wake anyone.
 */
@ApplicationScoped
public class LaneClaims {

    private static final String CLAIM = """
            update lane set claim = lane.claim + 1, claimed_until = now() + $2 * interval '1 millisecond'
            from (select integration, contact_id from lane
                  where due_at <= now() and claimed_until < now()
                  order by due_at limit $1 for update skip locked) due
            where lane.integration = due.integration and lane.contact_id = due.contact_id
            returning lane.integration, lane.contact_id, lane.account, lane.lead_id, lane.claim, lane.failures, lane.one_by_one,
                      lane.traceparent
            """;
    private static final String HURRY = "update lane set due_at = now() where integration = $1 and due_at > now()";

    private final Pool pool;

    public LaneClaims(Pool pool) {
        this.pool = pool;
    }

    public Uni<List<ClaimedLane>> claim(int atMost, Duration length) {
        return pool.preparedQuery(CLAIM)
                .execute(Tuple.of(atMost, length.toMillis()))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(LaneClaims::read)
                        .toList());
    }

    /** What waits on this integration need wait no longer. */
    public Uni<Integer> hurry(String integration) {
        return pool.preparedQuery(HURRY).execute(Tuple.of(integration)).map(rows -> rows.rowCount());
    }

    private static ClaimedLane read(Row row) {
        return new ClaimedLane(
                row.getString("integration"),
                row.getString("contact_id"),
                row.getString("account"),
                row.getString("lead_id"),
                row.getLong("claim"),
                row.getInteger("failures"),
                row.getBoolean("one_by_one"),
                row.getString("traceparent"));
    }
}
