package io.closeloop.outbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import io.closeloop.events.CloudEventHeaders;
import io.closeloop.events.EventJson;
import io.closeloop.events.OutgoingEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.StreamSupport;
import org.apache.kafka.common.header.internals.RecordHeaders;

/** Keeps events with the state that they speak of, in one transaction (promise 2). {@link OutboxPublisher} sends them. */
@ApplicationScoped
public class Outbox {

    /** Fixed for ever: a key's shard is its order. */
    static final int SHARDS = 16;

    private static final String INSERT = """
            insert into outbox (shard, topic, key, headers, value)
            select * from unnest($1::smallint[], $2::text[], $3::text[], $4::text[], $5::bytea[])
            """;

    /** Must run inside {@link Transactions#run}, under the row lock that orders the key's events. */
    public Uni<Void> add(List<OutgoingEvent> events) {
        return events.isEmpty()
                ? Uni.createFrom().voidItem()
                : Sql.update(adding(events)).replaceWithVoid();
    }

    /**
     * As {@link #add}, for who has more to change.
     *
     * @param events at least one
     */
    public Change adding(List<OutgoingEvent> events) {
        Wake.PUBLISHER.afterCommit();
        return Change.of(
                INSERT,
                events.stream().map(event -> shardOf(event.key())).toArray(Short[]::new),
                column(events, event -> event.topic().name()),
                column(events, OutgoingEvent::key),
                column(events, Outbox::headersOf),
                events.stream()
                        .map(event -> Buffer.buffer(EventJson.write(event.event())))
                        .toArray(Buffer[]::new));
    }

    /** Sends on what somebody else wrote, bytes untouched. As {@link #add}, it leaves with the transaction or not at all. */
    public Uni<Void> forward(String topic, String key, Map<String, String> headers, byte[] value) {
        Wake.PUBLISHER.afterCommit();
        String lines = headers.entrySet().stream()
                .map(header -> line(header.getKey(), header.getValue()))
                .collect(joining("\n"));
        return Sql.update(
                        INSERT,
                        new Short[] {shardOf(key)},
                        new String[] {topic},
                        new String[] {key},
                        new String[] {lines},
                        new Buffer[] {Buffer.buffer(value)})
                .replaceWithVoid();
    }

    private static String[] column(List<OutgoingEvent> events, Function<OutgoingEvent, String> value) {
        return events.stream().map(value).toArray(String[]::new);
    }

    static short shardOf(String key) {
        return (short) Math.floorMod(key.hashCode(), SHARDS);
    }

    /** One {@code name: value} per line. Values are attributes of ours: none holds a line break. */
    private static String headersOf(OutgoingEvent event) {
        RecordHeaders headers = new RecordHeaders();
        CloudEventHeaders.write(event.envelope(), headers);
        return StreamSupport.stream(headers.spliterator(), false)
                .map(header -> line(header.key(), new String(header.value(), UTF_8)))
                .collect(joining("\n"));
    }

    private static String line(String name, String value) {
        return name + ": " + value.replaceAll("[\\r\\n]", " ");
    }
}
