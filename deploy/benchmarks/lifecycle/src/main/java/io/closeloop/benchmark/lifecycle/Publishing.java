package io.closeloop.benchmark.lifecycle;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Reads the outbox in order, sends, and deletes what was acknowledged; one batch at a time, again as long as it was woken meanwhile. */
final class Publishing {

    private static final int BATCH = 500;
    private static final String UNPUBLISHED = """
            select position, topic, key, headers, value from outbox order by position limit $1
            """;
    private static final String SENT = "delete from outbox where position = any($1)";

    private final Pool pool;
    private final Producer<String, byte[]> producer;
    private final AtomicInteger wanted = new AtomicInteger();

    Publishing(Pool pool, Settings settings) {
        this.pool = pool;
        this.producer = new KafkaProducer<>(settings.producer(), new StringSerializer(), new ByteArraySerializer());
        this.producer.partitionsFor(settings.milestones());
        this.producer.partitionsFor(settings.messages());
    }

    void wake() {
        if (wanted.getAndIncrement() == 0) {
            run();
        }
    }

    private void run() {
        int seen = wanted.get();
        batch().onFailure(Throwable::printStackTrace).onComplete(done -> {
            boolean more = done.succeeded() && done.result();
            if (more || wanted.addAndGet(-seen) > 0) {
                run();
            }
        });
    }

    /** @return whether there may be more */
    private Future<Boolean> batch() {
        return pool.preparedQuery(UNPUBLISHED).execute(Tuple.of(BATCH)).compose(this::publish);
    }

    private Future<Boolean> publish(RowSet<Row> rows) {
        if (rows.size() == 0) {
            return Future.succeededFuture(false);
        }
        List<Long> positions = new ArrayList<>();
        List<Future<Void>> sent = new ArrayList<>();
        for (Row row : rows) {
            positions.add(row.getLong(0));
            sent.add(send(row));
        }
        return Future.all(sent)
                .compose(all -> pool.preparedQuery(SENT).execute(Tuple.of(positions.toArray(Long[]::new))))
                .map(marked -> positions.size() == BATCH);
    }

    private Future<Void> send(Row row) {
        var outgoing = new ProducerRecord<>(
                row.getString(1), row.getString(2), row.getBuffer(4).getBytes());
        row.getString(3).lines().forEach(line -> {
            int colon = line.indexOf(": ");
            outgoing.headers()
                    .add(line.substring(0, colon), line.substring(colon + 2).getBytes(UTF_8));
        });
        Promise<Void> acknowledged = Promise.promise();
        producer.send(outgoing, (metadata, failure) -> {
            if (failure == null) {
                acknowledged.complete();
            } else {
                acknowledged.fail(failure);
            }
        });
        return acknowledged.future();
    }
}
