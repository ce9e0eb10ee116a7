package io.closeloop.outbox;

import static io.closeloop.outbox.OutboxHarness.await;
import static io.closeloop.outbox.OutboxHarness.sequences;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Guarantee: a publisher frozen past its lease and thawed does no harm (promise 2). */
class FrozenPublisherIT {

    private static final Duration SHORT = Duration.ofSeconds(2);
    private static final Duration LONG = Duration.ofMinutes(1);

    private final OutboxHarness outbox = new OutboxHarness();

    @AfterEach
    void close() {
        outbox.close();
    }

    @Test
    void a_thawed_publisher_repeats_at_most_what_it_was_sending_and_order_per_lead_holds() {
        // Given: a publisher that holds ten rows in memory and is frozen while it sends the third
        for (int sequence = 1; sequence <= 10; sequence++) {
            outbox.commitRow("int/a", sequence);
        }
        CompletableFuture<Void> thaw = new CompletableFuture<>();
        CompletableFuture<Void> frozenAtThird = new CompletableFuture<>();
        OutboxPublisher frozen = outbox.publisher(SHORT, row -> {
            if (!new String(row.value()).equals("3")) {
                return outbox.toKafka(row);
            }
            frozenAtThird.complete(null);
            return Uni.createFrom().completionStage(thaw).chain(() -> outbox.toKafka(row));
        });
        CompletableFuture<Boolean> frozenBatch =
                frozen.publishBatch().subscribe().asCompletionStage();
        await().untilAsserted(() -> assertThat(frozenAtThird).isCompleted());

        // When: its lease runs out, another takes over and sends all, and the first one wakes up
        OutboxPublisher successor = outbox.publisher(LONG, outbox::toKafka);
        await().until(() -> {
            await(successor.publishBatch());
            return outbox.unpublished() == 0;
        });
        thaw.complete(null);
        await().untilAsserted(() -> assertThat(frozenBatch).isCompleted());

        // Then
        List<String> published = outbox.published();
        assertThat(published).hasSize(13).endsWith("int/a:10", "int/a:3");
        assertThat(withoutSeen(published)).isEqualTo(sequences("int/a", 10));
    }

    @Test
    void a_shard_has_one_holder_until_the_lease_ends_or_is_given_back() {
        // Given
        ShardLease first = new ShardLease(outbox.pool, "first", LONG);
        ShardLease second = new ShardLease(outbox.pool, "second", LONG);
        assertThat(await(first.shards())).hasSize(Outbox.SHARDS);
        assertThat(await(second.shards())).isEmpty();

        // When
        await(first.giveBack());

        // Then
        assertThat(await(second.shards())).hasSize(Outbox.SHARDS);
        assertThat(first.isMine()).isFalse();
    }

    /** What a consumer makes of it: a sequence that it has seen, or a smaller one, is dropped. */
    private static List<String> withoutSeen(List<String> published) {
        Set<String> seen = new HashSet<>();
        return published.stream().filter(seen::add).toList();
    }
}
