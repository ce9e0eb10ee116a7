package io.closeloop.lifecycle.store;

import io.closeloop.outbox.Sql;
import io.smallrye.mutiny.Uni;
import java.time.Instant;

/** When a number was last texted, for as long as that may keep a setter from greeting whoever has it. */
public final class TextedLately {

    /** Whoever texts one of them just now keeps it. */
    private static final String FORGET = """
            delete from phone_texted where ctid = any (array(
            select ctid from phone_texted where texted_at < $1 limit $2 for update skip locked))
            """;

    private TextedLately() {}

    /** Inside a transaction. @return how many were forgotten; as many as the limit: there may be more */
    public static Uni<Integer> forget(Instant before, int limit) {
        return Sql.update(FORGET, before, limit);
    }
}
