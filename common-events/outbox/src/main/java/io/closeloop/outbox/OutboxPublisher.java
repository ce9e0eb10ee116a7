package io.closeloop.outbox;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import io.closeloop.outbox.OutboxRows.Unpublished;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jboss.logging.Logger;

/**
 * Sends the outbox, in order per key (promise 2): a key's next row leaves only after the broker has acknowledged the one before, so a failed
 * send can never be overtaken. Rows are deleted after their acknowledgement; a crash in between repeats them, and consumers drop what they
 * have seen.
 *
 * <p>A publisher frozen past its lease finds {@link ShardLease#isMine()} false and stops. The one record that was already on its way can only be a
 * repeat of an older one.
 */
final class OutboxPublisher {

    private static final Logger LOG = Logger.getLogger(OutboxPublisher.class);
    private static final int KEYS_AT_ONCE = 256;

    private final OutboxRows rows;
    private final ShardLease lease;
    private final Function<ProducerRecord<String, byte[]>, Uni<Void>> send;
    private final int batch;

    OutboxPublisher(
            OutboxRows rows, ShardLease lease, Function<ProducerRecord<String, byte[]>, Uni<Void>> send, int batch) {
        this.rows = rows;
        this.lease = lease;
        this.send = send;
        this.batch = batch;
    }

    /** Publishes one batch of the shards that are ours. Completes with true if there may be more to send at once. */
    Uni<Boolean> publishBatch() {
        return lease.shards()
                .chain(shards -> shards.isEmpty()
                        ? Uni.createFrom().item(false)
                        : publishBatch(shards, Math.ceilDiv(batch, shards.size())));
    }

    private Uni<Boolean> publishBatch(List<Short> shards, int ofEach) {
        Queue<Unpublished> sent = new ConcurrentLinkedQueue<>();
        return rows.unpublished(shards, ofEach)
                .chain(unpublished -> publish(unpublished, sent))
                .chain(() -> rows.published(List.copyOf(sent)))
                .map(done -> sent.stream()
                        .collect(groupingBy(Unpublished::shard, counting()))
                        .containsValue((long) ofEach));
    }

    private Uni<Void> publish(List<Unpublished> unpublished, Queue<Unpublished> sent) {
        var byKey = unpublished.stream()
                .collect(groupingBy(row -> row.outgoing().key(), LinkedHashMap::new, Collectors.toList()));
        return Multi.createFrom()
                .iterable(byKey.values())
                .onItem()
                .transformToUni(key -> publishKey(key, sent))
                .merge(KEYS_AT_ONCE)
                .collect()
                .asList()
                .replaceWithVoid();
    }

    private Uni<Void> publishKey(List<Unpublished> inOrder, Queue<Unpublished> sent) {
        Uni<Void> chain = Uni.createFrom().voidItem();
        for (Unpublished row : inOrder) {
            chain = chain.chain(() -> publishRow(row)).invoke(() -> sent.add(row));
        }
        // What follows a failed row stays unpublished with it; other keys go on.
        return chain.onFailure()
                .invoke(e -> LOG.warnf("outbox row not published, will be tried again: %s", e.getMessage()))
                .onFailure()
                .recoverWithNull();
    }

    private Uni<Void> publishRow(Unpublished row) {
        return lease.isMine()
                ? send.apply(row.outgoing())
                : Uni.createFrom().failure(new IllegalStateException("the lease on this shard has run out"));
    }
}
