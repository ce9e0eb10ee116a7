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

/** The publisher's statements, and the inbox's purge. It reads what is there, never "newer than the last": a slow transaction's row has a lower position than one already sent. */
final class OutboxRows {

    /** So many of each shard, by position: the order of a key is the order of its shard, and a long row of one shard is no matter to another. */
    private static final String UNPUBLISHED = """
            select next.shard, next.position, next.topic, next.key, next.headers, next.value
            from unnest($1::smallint[]) held(shard), lateral
            (select * from outbox where shard = held.shard order by position limit $2) next
            """;
    /** Need not be on the disk before the next batch: a row that a crash brings back is sent again, as after a crash before this. */
    private static final String PUBLISHED = """
            with relaxed as (select set_config('synchronous_commit', 'off', true))
            delete from outbox using relaxed, unnest($1::smallint[], $2::bigint[]) sent(shard, position)
            where outbox.shard = sent.shard and outbox.position = sent.position
            """;

    private static final String FORGET = "delete from inbox where received_at < now() - $1 * interval '1 millisecond'";

    private final Pool pool;

    OutboxRows(Pool pool) {
        this.pool = pool;
    }

    /** @param limit of each shard */
    Uni<List<Unpublished>> unpublished(List<Short> shards, int limit) {
        return pool.preparedQuery(UNPUBLISHED)
                .execute(Tuple.of(shards.toArray(Short[]::new), limit))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(OutboxRows::read)
                        .toList());
    }

    /** The broker has them. */
    Uni<Void> published(List<Unpublished> sent) {
        return sent.isEmpty()
                ? Uni.createFrom().voidItem()
                : pool.preparedQuery(PUBLISHED)
                        .execute(Tuple.of(
                                sent.stream().map(Unpublished::shard).toArray(Short[]::new),
                                sent.stream().map(Unpublished::position).toArray(Long[]::new)))
                        .replaceWithVoid();
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
        return new Unpublished(row.getShort("shard"), row.getLong("position"), outgoing);
    }

    record Unpublished(short shard, long position, ProducerRecord<String, byte[]> outgoing) {}
}
