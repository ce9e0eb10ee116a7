package io.closeloop.benchmark.lifecycle;

import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;

/**
 * Where the floor stands, as environment variables.
 *
 * @param port opened when it is ready; nothing is answered there
 * @param database as {@code postgresql://user:password@host:port/name}
 * @param connections the pool's size, the product's
 * @param events the topic that it reads
 * @param milestones one of the two topics that it writes
 * @param messages the other
 */
record Settings(
        int port,
        String bootstrapServers,
        String database,
        int connections,
        String events,
        String milestones,
        String messages) {

    static Settings fromEnvironment() {
        return new Settings(
                Integer.parseInt(required("BENCH_PORT")),
                required("KAFKA_BOOTSTRAP_SERVERS"),
                required("BENCH_DATABASE"),
                Integer.parseInt(required("BENCH_CONNECTIONS")),
                required("BENCH_EVENTS"),
                required("BENCH_MILESTONES"),
                required("BENCH_MESSAGES"));
    }

    Map<String, Object> consumer() {
        return Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                ConsumerConfig.GROUP_ID_CONFIG,
                "floor",
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                "earliest",
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                false);
    }

    /** As the product's: acknowledged by all in sync, idempotent, sent at once. */
    Map<String, Object> producer() {
        return Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                ProducerConfig.ACKS_CONFIG,
                "all",
                ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
                true,
                ProducerConfig.LINGER_MS_CONFIG,
                0);
    }

    private static String required(String name) {
        String value = System.getenv(name);
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException("the environment variable " + name + " is missing");
        }
        return value;
    }
}
