package io.closeloop.connector.store;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.stream.StreamSupport;

/**
 * Integrations of which something is still to be cleared away. Single statements, each its own transaction; the row is the only memory
 * of the work, so a crash loses none of it.
 */
@ApplicationScoped
public class Leftovers {

    /** A connect that is past its due time has crashed: it turns into a removal, and can no longer be completed. */
    private static final String CLAIM = """
            update integration set phase = 'REMOVING', due_at = now() + $2 * interval '1 millisecond'
            where id in (select id from integration where phase in ('CONNECTING', 'REMOVING') and due_at < now()
                         order by due_at limit $1 for update skip locked)
            returning id, account
            """;

    private static final String GIVE_UP = """
            update integration set phase = 'REMOVING', due_at = now() + $2 * interval '1 millisecond'
            where id = $1 and phase = 'CONNECTING'
            """;
    private static final String DONE =
            "update integration set phase = 'REMOVED', due_at = null where id = $1 and phase = 'REMOVING'";

    private final Pool pool;

    Leftovers(Pool pool) {
        this.pool = pool;
    }

    /** An integration whose subscription and credentials are to go. */
    public record Leftover(String id, String account) {}

    /** Claims due ones; a claim that is not {@link #done} runs out after that long. */
    public Uni<List<Leftover>> claim(int atMost, Duration claimed) {
        return pool.preparedQuery(CLAIM)
                .execute(Tuple.of(atMost, claimed.toMillis()))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> new Leftover(row.getString("id"), row.getString("account")))
                        .toList());
    }

    /** A connect that failed gives its place back; the rest is due after that long, unless {@link #done} before. */
    public Uni<Void> giveUp(String id, Duration due) {
        return pool.preparedQuery(GIVE_UP).execute(Tuple.of(id, due.toMillis())).replaceWithVoid();
    }

    public Uni<Void> done(String id) {
        return pool.preparedQuery(DONE).execute(Tuple.of(id)).replaceWithVoid();
    }
}
