package io.closeloop.outbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import io.closeloop.events.CloudEventHeaders;
import io.closeloop.events.EventJson;
import io.closeloop.events.OutgoingEvent;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.hibernate.reactive.mutiny.Mutiny;

/** Keeps events with the state that they speak of, in one transaction (promise 2). {@link OutboxPublisher} sends them. */
@ApplicationScoped
public class Outbox {

    /** Fixed for ever: a key's shard is its order. */
    static final int SHARDS = 16;

    private static final int COLUMNS = 5;

    /** Must run inside {@link Transactions#run}, under the row lock that orders the key's events. */
    public Uni<Void> add(List<OutgoingEvent> events) {
        return events.isEmpty()
                ? Uni.createFrom().voidItem()
                : Panache.getSession().chain(session -> insert(session, events)).replaceWithVoid();
    }

    private static Uni<Integer> insert(Mutiny.Session session, List<OutgoingEvent> events) {
        String rows = IntStream.range(0, events.size())
                .map(row -> row * COLUMNS)
                .mapToObj(n -> "(?%d, ?%d, ?%d, ?%d, ?%d)".formatted(n + 1, n + 2, n + 3, n + 4, n + 5))
                .collect(joining(", "));
        var insert = session.createNativeQuery("insert into outbox (shard, topic, key, headers, value) values " + rows);
        int n = 1;
        for (OutgoingEvent event : events) {
            insert.setParameter(n++, shardOf(event.key()))
                    .setParameter(n++, event.topic().name())
                    .setParameter(n++, event.key())
                    .setParameter(n++, headersOf(event))
                    .setParameter(n++, EventJson.write(event.event()));
        }
        return insert.executeUpdate();
    }

    static short shardOf(String key) {
        return (short) Math.floorMod(key.hashCode(), SHARDS);
    }

    /** One {@code name: value} per line. Values are attributes of ours: none holds a line break. */
    private static String headersOf(OutgoingEvent event) {
        RecordHeaders headers = new RecordHeaders();
        CloudEventHeaders.write(event.envelope(), headers);
        return StreamSupport.stream(headers.spliterator(), false)
                .map(header -> header.key() + ": " + new String(header.value(), UTF_8).replaceAll("[\\r\\n]", " "))
                .collect(joining("\n"));
    }
}
