package io.closeloop.outbox;

import static io.closeloop.outbox.OutboxHarness.await;
import static io.closeloop.outbox.OutboxHarness.sequences;
import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Guarantee: per key, the topic has the events in the order in which they were committed, and all of them (promise 2). */
class OutboxOrderIT {

    private static final Duration LEASE = Duration.ofMinutes(1);

    private final OutboxHarness outbox = new OutboxHarness();

    @AfterEach
    void close() {
        outbox.close();
    }

    @Test
    void rows_of_a_key_leave_in_order_and_are_gone() {
        for (int sequence = 1; sequence <= 30; sequence++) {
            outbox.commitRow("int/a", sequence);
        }

        await(outbox.publisher(LEASE, outbox::toKafka).publishBatch());

        assertThat(outbox.published()).isEqualTo(sequences("int/a", 30));
        assertThat(outbox.unpublished()).isZero();
    }

    @Test
    void a_failed_send_is_not_overtaken_by_the_keys_next_row_and_other_keys_go_on() {
        // Given
        AtomicInteger attempts = new AtomicInteger();
        OutboxPublisher publisher = outbox.publisher(
                LEASE,
                row -> row.key().equals("int/a") && attempts.getAndIncrement() == 1
                        ? Uni.createFrom().failure(new IllegalStateException("the broker refused this one"))
                        : outbox.toKafka(row));
        for (int sequence = 1; sequence <= 3; sequence++) {
            outbox.commitRow("int/a", sequence);
            outbox.commitRow("int/b", sequence);
        }

        // When
        await(publisher.publishBatch());

        // Then
        assertThat(outbox.published()).contains("int/a:1", "int/b:3").doesNotContain("int/a:2", "int/a:3");
        assertThat(outbox.unpublished()).isEqualTo(2);

        await(publisher.publishBatch());
        assertThat(outbox.published())
                .filteredOn(row -> row.startsWith("int/a"))
                .isEqualTo(sequences("int/a", 3));
        assertThat(outbox.unpublished()).isZero();
    }

    @Test
    void what_is_more_than_a_batch_is_asked_for_again_and_no_shard_waits_for_another() {
        // Given: one key with more rows than its shard's part of a batch, another with one
        int ofEach = Math.ceilDiv(OutboxHarness.BATCH, Outbox.SHARDS);
        for (int sequence = 1; sequence <= ofEach + 1; sequence++) {
            outbox.commitRow("int/a", sequence);
        }
        outbox.commitRow("int/b", 1);
        OutboxPublisher publisher = outbox.publisher(LEASE, outbox::toKafka);

        // When
        boolean more = await(publisher.publishBatch());

        // Then
        assertThat(more).isTrue();
        assertThat(outbox.published()).contains("int/b:1").hasSize(ofEach + 1);
        assertThat(await(publisher.publishBatch())).isFalse();
        assertThat(outbox.unpublished()).isZero();
    }

    @Test
    void a_slow_transactions_row_is_sent_although_a_later_position_already_went() {
        // Given
        OutboxPublisher publisher = outbox.publisher(LEASE, outbox::toKafka);
        SqlConnection slow = await(outbox.pool.getConnection());
        var transaction = await(slow.begin());
        await(slow.query(outbox.insertOf("int/slow", 1)).execute());
        outbox.commitRow("int/fast", 1);
        await(publisher.publishBatch());

        // When
        await(transaction.commit());
        await(publisher.publishBatch());

        // Then
        await(slow.close());
        assertThat(outbox.published()).containsExactly("int/fast:1", "int/slow:1");
        assertThat(outbox.unpublished()).isZero();
    }
}
