package io.closeloop.lifecycle.store;

import io.closeloop.events.LeadKey;
import io.closeloop.lifecycle.store.Original.Header;
import io.closeloop.lifecycle.store.Original.Identity;
import io.closeloop.lifecycle.store.Original.Place;
import io.closeloop.outbox.Columns;
import io.closeloop.outbox.Sql;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** Events that wait, each lead's in its order. All methods run inside a transaction that holds the leads' rows. */
@ApplicationScoped
public class StoredEvents {

    private static final String ADD = """
            insert into stored_event (lead, topic, topic_partition, topic_offset, headers, value, source, event_id, changed_at, reason)
            select * from unnest($1::text[], $2::text[], $3::int[], $4::bigint[], $5::text[], $6::bytea[], $7::text[], $8::text[],
            $9::timestamptz[], $10::text[])
            """;
    private static final String SELECT = """
            select id, reason, source, event_id, changed_at, topic, topic_partition, topic_offset, headers, value
            from stored_event where lead = $1
            """;
    private static final String OF_LEAD = SELECT + " order by id limit $2";
    private static final String BLAMED = SELECT + " and reason is not null order by id limit 1";

    /** @param reason why it could not be handled; null: it waits behind another */
    public record Waiting(
            LeadKey lead, Original original, @Nullable String reason) {}

    /** @param id raises in the order of the lead */
    public record Stored(long id, Waiting event) {}

    public Uni<Void> add(List<Waiting> events) {
        return events.isEmpty()
                ? Uni.createFrom().voidItem()
                : Sql.update(
                                ADD,
                                texts(events, event -> event.lead().toString()),
                                texts(events, event -> place(event).topic()),
                                column(events, event -> place(event).partition(), Integer[]::new),
                                column(events, event -> place(event).offset(), Long[]::new),
                                texts(
                                        events,
                                        event ->
                                                Documents.write(event.original().headers())),
                                column(
                                        events,
                                        event -> Buffer.buffer(event.original().value()),
                                        Buffer[]::new),
                                texts(events, event -> identity(event).source()),
                                texts(events, event -> identity(event).id()),
                                column(
                                        events,
                                        event -> identity(event).changedAt().atOffset(ZoneOffset.UTC),
                                        OffsetDateTime[]::new),
                                texts(events, Waiting::reason))
                        .replaceWithVoid();
    }

    public Uni<List<Stored>> ofLead(LeadKey lead, int limit) {
        return Sql.select(OF_LEAD, row -> read(lead, row), lead.toString(), limit);
    }

    /** The one that could not be handled; none where that is not an event's fault. */
    public Uni<List<Stored>> blamed(LeadKey lead) {
        return Sql.select(BLAMED, row -> read(lead, row), lead.toString());
    }

    public Uni<Void> remove(List<Stored> events) {
        return Sql.update("delete from stored_event where id = any($1)", (Object)
                        events.stream().map(Stored::id).toArray(Long[]::new))
                .replaceWithVoid();
    }

    /** This one, and no other of the lead, is the one that could not be handled. */
    public Uni<Void> blame(LeadKey lead, @Nullable Long id, String reason) {
        return Sql.update(
                        "update stored_event set reason = case when id = $2 then $3 end where lead = $1",
                        lead.toString(),
                        id,
                        reason)
                .replaceWithVoid();
    }

    private static Stored read(LeadKey lead, Columns row) {
        long id = row.number();
        String reason = row.textOrNull();
        Identity identity = new Identity(row.text(), row.text(), row.instant());
        Place place = new Place(row.text(), Math.toIntExact(row.number()), row.number());
        List<Header> headers = List.of(Documents.read(row.text(), Header[].class));
        return new Stored(id, new Waiting(lead, new Original(identity, place, headers, row.bytes()), reason));
    }

    private static Place place(Waiting event) {
        return event.original().place();
    }

    private static Identity identity(Waiting event) {
        return event.original().identity();
    }

    private static String[] texts(List<Waiting> events, Function<Waiting, @Nullable String> value) {
        return column(events, value, String[]::new);
    }

    private static <T> T[] column(List<Waiting> events, Function<Waiting, @Nullable T> value, IntFunction<T[]> array) {
        return events.stream().map(value).toArray(array);
    }
}
