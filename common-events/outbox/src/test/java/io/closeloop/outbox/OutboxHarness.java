package io.closeloop.outbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.closeloop.embedded.Databases;
import io.closeloop.embedded.TestInfrastructure;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.flywaydb.core.Flyway;

/** A real database with the outbox's tables, a real topic, and publishers that a test can hold still. */
final class OutboxHarness implements AutoCloseable {

    static final int BATCH = 500;
    private static final String DATABASE = "outbox";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    final String topic = "outbox." + UUID.randomUUID();
    final Pool pool;
    private final Vertx vertx = Vertx.vertx();
    private final KafkaProducer<String, byte[]> producer = new KafkaProducer<>(
            Map.of("bootstrap.servers", TestInfrastructure.bootstrapServers()),
            new StringSerializer(),
            new ByteArraySerializer());

    OutboxHarness() {
        createTopic(topic);
        TestInfrastructure.createDatabase(DATABASE);
        Flyway.configure()
                .dataSource(TestInfrastructure.jdbcUrl(DATABASE), Databases.USER, Databases.PASSWORD)
                .locations("db/outbox")
                .load()
                .migrate();
        pool = Pool.newInstance(PgBuilder.pool()
                .connectingTo(PgConnectOptions.fromUri(TestInfrastructure.reactiveUrl(DATABASE))
                        .setUser(Databases.USER)
                        .setPassword(Databases.PASSWORD))
                .using(vertx)
                .build());
        execute("truncate outbox");
        execute("update outbox_shard set holder = null, lease_until = '-infinity'");
    }

    OutboxPublisher publisher(Duration lease, Function<ProducerRecord<String, byte[]>, Uni<Void>> send) {
        ShardLease shards = new ShardLease(pool, UUID.randomUUID().toString(), lease);
        return new OutboxPublisher(new OutboxRows(pool), shards, send, BATCH);
    }

    Uni<Void> toKafka(ProducerRecord<String, byte[]> outgoing) {
        return Uni.createFrom().emitter(emitter -> {
            var unused = producer.send(outgoing, (metadata, failure) -> {
                if (failure == null) {
                    emitter.complete(null);
                } else {
                    emitter.fail(failure);
                }
            });
        });
    }

    private static void createTopic(String name) {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", TestInfrastructure.bootstrapServers()))) {
            admin.createTopics(List.of(new NewTopic(name, 1, (short) 1))).all().get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException("cannot create " + name, e);
        }
    }

    void commitRow(String key, long sequence) {
        await(pool.preparedQuery(insertOf(key, sequence)).execute());
    }

    String insertOf(String key, long sequence) {
        return "insert into outbox (shard, topic, key, headers, value) values (%d, '%s', '%s', 'ce_sequence: %d', '%d')"
                .formatted(Outbox.shardOf(key), topic, key, sequence, sequence);
    }

    void execute(String sql) {
        await(pool.query(sql).execute());
    }

    long unpublished() {
        return await(pool.preparedQuery("select count(*) from outbox where topic = $1")
                        .execute(Tuple.of(topic)))
                .iterator()
                .next()
                .getLong(0);
    }

    /** Every record in the topic, as {@code key:sequence}, in the order of its one partition. */
    List<String> published() {
        try (KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", TestInfrastructure.bootstrapServers()),
                new StringDeserializer(),
                new ByteArrayDeserializer())) {
            TopicPartition only = new TopicPartition(topic, 0);
            consumer.assign(List.of(only));
            consumer.seekToBeginning(List.of(only));
            long end = consumer.endOffsets(List.of(only)).getOrDefault(only, 0L);
            List<String> all = new ArrayList<>();
            while (consumer.position(only) < end) {
                StreamSupport.stream(consumer.poll(Duration.ofMillis(200)).spliterator(), false)
                        .map(read -> read.key() + ":" + new String(read.value(), UTF_8))
                        .forEach(all::add);
            }
            return all;
        }
    }

    static <T> T await(Uni<T> work) {
        return work.await().atMost(PATIENCE);
    }

    static List<String> sequences(String key, int upTo) {
        return IntStream.rangeClosed(1, upTo).mapToObj(n -> key + ":" + n).toList();
    }

    @Override
    public void close() {
        producer.close();
        await(pool.close());
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
