package io.closeloop.lifecycle.store;

import io.closeloop.events.Cause;
import io.closeloop.events.LeadKey;
import io.closeloop.lifecycle.domain.decision.Entry;
import io.closeloop.outbox.Change;
import io.closeloop.outbox.Sql;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Everything that happened to a lead, and what did not, in the order in which it was decided. */
@ApplicationScoped
public class Timeline {

    private static final String INSERT = """
            insert into timeline_entry
            (lead, at, kind, what, text, cause_kind, cause_ref, cause_actor, engagement_id, trace_id)
            select $1, * from unnest($2::timestamptz[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[],
            $8::text[], $9::uuid[], $10::text[])
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
                : Sql.update(adding(lead, entries)).replaceWithVoid();
    }

    /** As {@link #add}, for who has more to change. @param entries at least one */
    public Change adding(LeadKey lead, List<Traced> entries) {
        return Change.of(
                INSERT,
                lead.toString(),
                column(entries, traced -> traced.entry().at().atOffset(ZoneOffset.UTC), OffsetDateTime[]::new),
                texts(entries, traced -> traced.entry().kind().name()),
                texts(entries, traced -> traced.entry().what()),
                texts(entries, traced -> traced.entry().text()),
                texts(entries, traced -> traced.entry().cause().kind()),
                texts(entries, traced -> traced.entry().cause().ref()),
                texts(entries, traced -> traced.entry().cause().actor()),
                column(entries, traced -> traced.entry().engagementId(), UUID[]::new),
                texts(entries, Traced::traceId));
    }

    public Uni<List<Stored>> ofLead(LeadKey lead, long after, int limit) {
        return pool.preparedQuery(OF_LEAD)
                .execute(Tuple.of(lead.toString(), after, limit))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(Timeline::read)
                        .toList());
    }

    private static <T> T[] column(List<Traced> entries, Function<Traced, @Nullable T> value, IntFunction<T[]> array) {
        return entries.stream().map(value).toArray(array);
    }

    private static String[] texts(List<Traced> entries, Function<Traced, @Nullable String> value) {
        return column(entries, value, String[]::new);
    }

    static Stored read(Row row) {
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
