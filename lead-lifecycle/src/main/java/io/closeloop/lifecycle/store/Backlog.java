package io.closeloop.lifecycle.store;

import io.closeloop.events.LeadKey;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.stream.StreamSupport;

/** The leads that are behind and not parked. */
@ApplicationScoped
public class Backlog {

    /** From one integration to the next along the index, not through the leads between: one may have many thousands. */
    private static final String ROUND = """
            with recursive waiting (integration) as (
                select min(integration) from lead where behind_since is not null and parked_at is null
                union all
                select (select min(integration) from lead
                    where behind_since is not null and parked_at is null and integration > waiting.integration)
                from waiting where integration is not null)
            select next.key from waiting cross join lateral (
                select key, row_number() over (order by behind_since, key) as turn from lead
                where integration = waiting.integration and behind_since is not null and parked_at is null
                order by behind_since, key limit $1) next
            where waiting.integration is not null order by next.turn, waiting.integration
            """;

    private final Pool pool;

    public Backlog(Pool pool) {
        this.pool = pool;
    }

    /** Of every integration so many at most, those that wait longest, by their keys where they wait equally long; in turns. */
    public Uni<List<LeadKey>> round(int ofEach) {
        return pool.preparedQuery(ROUND)
                .execute(Tuple.of(ofEach))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> LeadKey.parse(row.getString("key")))
                        .toList());
    }
}
