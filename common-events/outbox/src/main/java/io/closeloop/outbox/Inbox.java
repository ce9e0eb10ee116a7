package io.closeloop.outbox;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;

/** Remembers which events have had their effect, in the effect's transaction (promise 3). */
@ApplicationScoped
public class Inbox {

    private static final String REMEMBER = """
            insert into inbox (source, id, changed_at) values ($1, $2, $3)
            on conflict (source, id) do update set changed_at = excluded.changed_at
            where inbox.changed_at < excluded.changed_at
            """;
    private static final String SEEN = "select 1 from inbox where source = $1 and id = $2 and changed_at >= $3";
    private static final String FORGET = """
            update inbox set changed_at = changed_at - interval '1 microsecond'
            where source = $1 and id = $2 and changed_at = $3
            """;

    /**
     * Must run inside {@link Transactions#run}.
     *
     * @param changedAt Close's {@code date_updated}; for our own events their time
     * @return true if this is news, false if it, or a newer version of it, has been seen
     */
    public Uni<Boolean> isNews(String source, String id, Instant changedAt) {
        return Sql.update(REMEMBER, source, id, changedAt).map(rows -> rows == 1);
    }

    /** Whether {@link #isNews} would say no. Changes nothing. */
    public Uni<Boolean> hasSeen(String source, String id, Instant changedAt) {
        return Sql.select(SEEN, Columns::number, source, id, changedAt).map(rows -> !rows.isEmpty());
    }

    /**
     * It has had no effect after all: the same event is news again, an older version of it is not. Close's times have microseconds.
     * Must run inside {@link Transactions#run}.
     */
    public Uni<Void> forget(String source, String id, Instant changedAt) {
        return Sql.update(FORGET, source, id, changedAt).replaceWithVoid();
    }
}
