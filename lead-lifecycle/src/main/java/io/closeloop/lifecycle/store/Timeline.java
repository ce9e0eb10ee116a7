package io.closeloop.lifecycle.store;

import static java.util.stream.Collectors.joining;

import io.closeloop.events.Cause;
import io.closeloop.events.LeadKey;
import io.closeloop.lifecycle.domain.decision.Entry;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** Everything that happened to a lead, and what did not, in the order in which it was decided. */
@ApplicationScoped
public class Timeline {

    private static final int COLUMNS = 10;
    private static final String INSERT = """
            insert into timeline_entry
            (lead, at, kind, what, text, cause_kind, cause_ref, cause_actor, engagement_id, trace_id) values
            """;
    private static final String OF_LEAD =
            "select * from timeline_entry where lead = $1 and id > $2 order by id limit $3";

    private final Pool pool;

    public Timeline(Pool pool) {
        this.pool = pool;
    }

    /** An entry, and the trace it belongs to. */
    public record Traced(Entry entry, @Nullable String traceId) {}

    /** @param id raises along the timeline: the place to read on from */
    public record Stored(long id, Instant recordedAt, Traced traced) {}

    /** Inside the decision's transaction. */
    public Uni<Void> add(LeadKey lead, List<Traced> entries) {
        return entries.isEmpty()
                ? Uni.createFrom().voidItem()
                : Panache.getSession()
                        .chain(session -> insert(session, lead, entries))
                        .replaceWithVoid();
    }

    public Uni<List<Stored>> ofLead(LeadKey lead, long after, int limit) {
        return pool.preparedQuery(OF_LEAD)
                .execute(Tuple.of(lead.toString(), after, limit))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(Timeline::read)
                        .toList());
    }

    private static Uni<Integer> insert(Mutiny.Session session, LeadKey lead, List<Traced> entries) {
        var query = session.createNativeQuery(INSERT + placeholders(entries.size()));
        int n = 1;
        for (Traced traced : entries) {
            Entry entry = traced.entry();
            query.setParameter(n++, lead.toString())
                    .setParameter(n++, entry.at())
                    .setParameter(n++, entry.kind().name())
                    .setParameter(n++, entry.what())
                    .setParameter(n++, entry.text())
                    .setParameter(n++, entry.cause().kind())
                    .setParameter(n++, entry.cause().ref())
                    .setParameter(n++, entry.cause().actor())
                    .setParameter(n++, entry.engagementId())
                    .setParameter(n++, traced.traceId());
        }
        return query.executeUpdate();
    }

    private static String placeholders(int rows) {
        return IntStream.range(0, rows)
                .mapToObj(row -> IntStream.rangeClosed(1, COLUMNS)
                        .mapToObj(column -> placeholder(row * COLUMNS + column, column))
                        .collect(joining(", ", "(", ")")))
                .collect(joining(", "));
    }

    /** An absent engagement has no type of its own. */
    private static String placeholder(int number, int column) {
        return column == COLUMNS - 1 ? "cast(?" + number + " as uuid)" : "?" + number;
    }

    private static Stored read(Row row) {
        Cause cause = new Cause(row.getString("cause_kind"), row.getString("cause_ref"), row.getString("cause_actor"));
        Entry entry = new Entry(
                Entry.Kind.valueOf(row.getString("kind")),
                row.getOffsetDateTime("at").toInstant(),
                row.getString("what"),
                row.getString("text"),
                cause,
                row.getUUID("engagement_id"));
        return new Stored(
                row.getLong("id"),
                row.getOffsetDateTime("recorded_at").toInstant(),
                new Traced(entry, row.getString("trace_id")));
    }
}
