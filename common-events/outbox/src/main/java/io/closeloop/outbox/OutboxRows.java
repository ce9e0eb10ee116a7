package io.closeloop.outbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Duration;
import java.util.List;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.producer.ProducerRecord;

/** The publisher's statements, and the inbox's purge. It reads what is unpublished, never "newer than the last": a slow transaction's row has a lower position than one already sent. */
final class OutboxRows {

    private static final String UNPUBLISHED = """
            select position, topic, key, headers, value from outbox
            where published_at is null and shard = any($1) order by position limit $2
            """;
    private static final String MARK = "update outbox set published_at = now() where position = any($1)";
    private static final String PURGE = "delete from outbox where published_at < now() - $1 * interval '1 millisecond'";

    private static final String FORGET = "delete from inbox where received_at < now() - $1 * interval '1 millisecond'";

    private final Pool pool;

    OutboxRows(Pool pool) {
        this.pool = pool;
    }

    Uni<List<Unpublished>> unpublished(List<Short> shards, int limit) {
        return pool.preparedQuery(UNPUBLISHED)
                .execute(Tuple.of(shards.toArray(Short[]::new), limit))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(OutboxRows::read)
                        .toList());
    }

    Uni<Void> markPublished(List<Long> positions) {
        return positions.isEmpty()
                ? Uni.createFrom().voidItem()
                : pool.preparedQuery(MARK)
                        .execute(Tuple.of(positions.toArray(Long[]::new)))
                        .replaceWithVoid();
    }

    Uni<Integer> purge(Duration olderThan) {
        return pool.preparedQuery(PURGE).execute(Tuple.of(olderThan.toMillis())).map(rows -> rows.rowCount());
    }

    /** Forgets what was received that long ago. */
    Uni<Integer> forget(Duration olderThan) {
        return pool.preparedQuery(FORGET)
                .execute(Tuple.of(olderThan.toMillis()))
                .map(rows -> rows.rowCount());
    }

    private static Unpublished read(Row row) {
        ProducerRecord<String, byte[]> outgoing = new ProducerRecord<>(
                row.getString("topic"),
                row.getString("key"),
                row.getBuffer("value").getBytes());
        row.getString("headers").lines().forEach(line -> {
            int colon = line.indexOf(": ");
            outgoing.headers()
                    .add(line.substring(0, colon), line.substring(colon + 2).getBytes(UTF_8));
        });
        return new Unpublished(row.getLong("position"), outgoing);
    }

    record Unpublished(long position, ProducerRecord<String, byte[]> outgoing) {}
}
