package io.closeloop.connector.store;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/**
 * One renewal of an integration's subscription at a time: two would each keep a key that the other has replaced. A connected integration's
 * {@code due_at} says until when one is under way; the sweep looks at no connected ones, and a removal keeps it.
 */
@ApplicationScoped
public class Renewals {

    private static final String CLAIM = """
            update integration set due_at = now() + $3 * interval '1 millisecond'
            where id = $1 and account = $2 and phase = 'CONNECTED' and (due_at is null or due_at < now())
            """;
    private static final String RELEASE =
            "update integration set due_at = null where id = $1 and phase = 'CONNECTED' and webhook_id = $2";

    private final Pool pool;

    Renewals(Pool pool) {
        this.pool = pool;
    }

    /** @return false if another is under way, or the account has no such integration in force */
    public Uni<Boolean> claim(String account, String id, Duration longest) {
        return pool.preparedQuery(CLAIM)
                .execute(Tuple.of(id, account, longest.toMillis()))
                .map(rows -> rows.rowCount() == 1);
    }

    /** @param webhookId that the integration still has */
    public Uni<Void> release(String id, String webhookId) {
        return pool.preparedQuery(RELEASE).execute(Tuple.of(id, webhookId)).replaceWithVoid();
    }
}
