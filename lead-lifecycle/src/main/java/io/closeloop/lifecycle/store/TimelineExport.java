package io.closeloop.lifecycle.store;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Timelines of many leads, read bit by bit. */
@ApplicationScoped
public class TimelineExport {

    /** A lead's time is the service's, an entry's the database's: their clocks may differ by less than this. */
    private static final Duration CLOCKS = Duration.ofHours(1);

    private final Pool pool;

    public TimelineExport(Pool pool) {
        this.pool = pool;
    }

    /** @param lead {@code integration/leadId} */
    public record Line(String lead, Timeline.Stored entry) {

        Cursor place() {
            return new Cursor(entry.id(), lead);
        }
    }

    /** The leads to which anything can have happened since, under every integration that the account had; in the order of their keys. */
    public Uni<List<String>> leads(String account, Instant since, String after, int limit) {
        return new Statement()
                .add("select key from lead where account = ? and updated_at >= ?", account, since.minus(CLOCKS))
                .add("and key > ? order by key limit ?", after, limit)
                .on(pool, row -> row.getString("key"));
    }

    /** What was recorded about these leads in a time, lead by lead, in the order in which it was decided. */
    public Uni<List<Line>> entries(List<String> leads, Instant from, Instant to, Cursor after, int limit) {
        return new Statement()
                .add("select * from timeline_entry where lead = any(?)", (Object) leads.toArray(String[]::new))
                .add("and (lead, id) > (?, ?)", after.name(), after.number())
                .add("and recorded_at >= ? and recorded_at < ? order by lead, id limit ?", from, to, limit)
                .on(pool, row -> new Line(row.getString("lead"), Timeline.read(row)));
    }

    /** Where to read on. */
    public static Cursor after(List<Line> page) {
        return page.getLast().place();
    }
}
