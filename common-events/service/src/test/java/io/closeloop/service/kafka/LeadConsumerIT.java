package io.closeloop.service.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.closeloop.events.UnreadableEvent;
import io.closeloop.service.trace.FreshContext;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Promises 1 and 8 at the consumer: nothing is lost, a lead's events stay in order, and one bad event holds up nobody. */
class LeadConsumerIT {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final String topic = "leads." + UUID.randomUUID();
    private final Vertx vertx = Vertx.vertx();
    private final RecordPublisher publisher = new RecordPublisher(Topicful.BROKER, Topicful.PATIENT);
    private final List<String> handled = Collections.synchronizedList(new ArrayList<>());

    @BeforeEach
    void topics() {
        Topicful.create(topic + ".dlq");
        Awaitility.await().atMost(PATIENCE).until(() -> publisher.knows(topic + ".dlq"));
    }

    @AfterEach
    void close() {
        publisher.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void aBugInOneEventPutsThatEventAsideAndTheLeadsOthersAreHandledInOrder() {
        consume(this::unlessItIsTheBug, of("a", "1"), of("a", "bug"), of("a", "2"), of("a", "3"));

        assertThat(handled).containsExactly("a1", "a2", "a3");
        assertThat(aside()).containsExactly("bug");
    }

    @Test
    void whatCannotBeReadIsPutAsideAsItCameAndTheNextIsHandled() {
        consume((key, events) -> handle(key, events), of("a", "unreadable"), of("a", "1"));

        assertThat(handled).containsExactly("a1");
        assertThat(Topicful.read(topic + ".dlq")).singleElement().satisfies(letter -> {
            assertThat(letter.key()).isEqualTo("a");
            assertThat(letter.value()).isEqualTo("unreadable".getBytes(UTF_8));
            assertThat(new String(letter.headers().lastHeader("dlq-stage").value(), UTF_8))
                    .isEqualTo("read");
            assertThat(new String(letter.headers().lastHeader("dlq-reason").value(), UTF_8))
                    .isEqualTo("not a thing of ours");
        });
    }

    @Test
    void brokenPlumbingIsWaitedForAndNothingIsPutAside() {
        AtomicInteger outages = new AtomicInteger(3);

        consume(
                (key, events) -> outages.getAndDecrement() > 0
                        ? Uni.createFrom().failure(new IOException("the database is away"))
                        : handle(key, events),
                of("a", "1"),
                of("a", "2"));

        assertThat(handled).containsExactly("a1", "a2");
        assertThat(aside()).isEmpty();
    }

    @Test
    void aLeadThatWaitsDoesNotHoldUpAnother() {
        consume(
                (key, events) -> key.equals("slow")
                        ? Uni.createFrom()
                                .item(() -> handled.contains("fast1"))
                                .chain(seen -> seen
                                        ? handle(key, events)
                                        : Uni.createFrom().failure(new IOException("not yet")))
                        : handle(key, events),
                of("slow", "1"),
                of("fast", "1"));

        assertThat(handled).containsExactly("fast1", "slow1");
    }

    @Test
    void who_can_keep_events_gets_the_one_with_the_bug_and_those_behind_it_and_nothing_is_put_aside() {
        Keeper keeper = new Keeper(Set.of());

        consume(keeper, of("a", "1"), of("b", "1"), of("a", "bug"), of("a", "2"));

        assertThat(handled).containsExactlyInAnyOrder("a1", "b1");
        assertThat(keeper.kept).containsExactly("a[bug, 2]");
        assertThat(aside()).isEmpty();
    }

    @Test
    void leads_that_are_put_off_are_kept_together_and_the_others_handled() {
        Keeper keeper = new Keeper(Set.of("a", "c"));

        consume(keeper, of("a", "1"), of("b", "1"), of("a", "2"), of("c", "1"));

        assertThat(handled).containsExactly("b1");
        assertThat(keeper.kept).containsExactly("{a=[1, 2], c=[1]}");
    }

    @Test
    void what_cannot_be_kept_either_is_handled_or_put_aside() {
        Keeper keeper = new Keeper(Set.of("a"));
        keeper.canKeep = false;

        consume(keeper, of("a", "1"), of("a", "bug"), of("a", "2"));

        assertThat(handled).containsExactly("a1", "a2");
        assertThat(aside()).containsExactly("bug");
    }

    private final class Keeper implements LeadHandler<String> {

        private final List<String> kept = new CopyOnWriteArrayList<>();
        private final Set<String> putOff;
        private boolean canKeep = true;

        private Keeper(Set<String> putOff) {
            this.putOff = putOff;
        }

        @Override
        public Uni<Void> handle(String key, List<String> events) {
            return unlessItIsTheBug(key, events);
        }

        @Override
        public Set<String> putOff(Map<String, List<String>> leads) {
            return putOff;
        }

        @Override
        public Uni<Void> keep(Map<String, List<String>> leads) {
            return remember(leads.toString()).replaceWithVoid();
        }

        @Override
        public Uni<Boolean> park(String key, List<String> events, Throwable bug) {
            return remember(key + events);
        }

        private Uni<Boolean> remember(String what) {
            if (!canKeep) {
                return Uni.createFrom().failure(new IllegalStateException("cannot keep"));
            }
            kept.add(what);
            return Uni.createFrom().item(true);
        }
    }

    private Uni<Void> handle(String key, List<String> events) {
        events.forEach(event -> handled.add(key + event));
        return Uni.createFrom().voidItem();
    }

    /** As a transaction does: all of it, or nothing. */
    private Uni<Void> unlessItIsTheBug(String key, List<String> events) {
        return events.contains("bug")
                ? Uni.createFrom().failure(new IllegalStateException("bug"))
                : handle(key, events);
    }

    private List<String> aside() {
        return Topicful.read(topic + ".dlq").stream()
                .map(letter -> new String(letter.value(), UTF_8))
                .toList();
    }

    @SafeVarargs
    private void consume(LeadHandler<String> handler, ConsumerRecord<String, byte[]>... consumed) {
        LeadConsumer<String> consumer = new LeadConsumer<>(
                LeadConsumerIT::read,
                handler,
                IllegalStateException.class::isInstance,
                new DeadLetters(publisher, new SimpleMeterRegistry(), "test"),
                new FreshContext(vertx));
        consumer.consume(new ConsumerRecords<>(Map.of(new TopicPartition(topic, 0), Arrays.asList(consumed)), Map.of()))
                .await()
                .atMost(PATIENCE);
    }

    private static String read(ConsumerRecord<String, byte[]> consumed) {
        String value = new String(consumed.value(), UTF_8);
        if (value.equals("unreadable")) {
            throw new UnreadableEvent("not a thing of ours");
        }
        return value;
    }

    private ConsumerRecord<String, byte[]> of(String key, String value) {
        return new ConsumerRecord<>(topic, 0, 0, key, value.getBytes(UTF_8));
    }
}
