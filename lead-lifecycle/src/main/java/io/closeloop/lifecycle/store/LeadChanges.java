package io.closeloop.lifecycle.store;

import io.closeloop.events.LeadKey;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Where streams stand. Across leads, neither a time nor a drawn number tells the order in which rows appear: both are drawn before the commit. The
 * number of the transaction does, together with the oldest one that is still running: what is below that one is there, and will not become
 * more. A transaction that runs long, in whichever database of the server, therefore holds streams up; it does not make them miss anything.
 */
@ApplicationScoped
public class LeadChanges {

    private static final String OLDEST_RUNNING = "pg_snapshot_xmin(pg_current_snapshot())::text::bigint";

    private static final String NEWEST = """
            select account, newest.changed from unnest(?) listening(account), (select %s as oldest) running,
            lateral (select l.changed from lead l where l.account = listening.account and l.changed < running.oldest
            order by l.changed desc limit 1) newest
            """.formatted(OLDEST_RUNNING);

    private final Pool pool;

    public LeadChanges(Pool pool) {
        this.pool = pool;
    }

    /** @return for each account that has leads, its newest change that nothing can come before any more */
    public Uni<Map<String, Long>> newest(Collection<String> accounts) {
        return new Statement()
                .add(NEWEST, (Object) accounts.toArray(String[]::new))
                .on(pool, row -> new Newest(row.getString("account"), row.getLong("changed")))
                .map(rows -> rows.stream().collect(Collectors.toMap(Newest::account, Newest::changed)));
    }

    /** What changes from now on comes after this. */
    public Uni<Cursor> end() {
        return new Statement()
                .add("select " + OLDEST_RUNNING + " as oldest")
                .on(pool, row -> new Cursor(row.getLong("oldest"), ""))
                .map(List::getFirst);
    }

    /** What is told about the lead from now on comes after this: the lead's lock makes its entries appear in their order. */
    public Uni<Cursor> end(LeadKey lead) {
        return new Statement()
                .add("select coalesce(max(id), 0) as newest from timeline_entry where lead = ?", lead.toString())
                .on(pool, row -> new Cursor(row.getLong("newest"), ""))
                .map(List::getFirst);
    }

    private record Newest(String account, long changed) {}
}
