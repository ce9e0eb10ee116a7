package io.closeloop.benchmark.contract;

import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerConfig;

/**
 * Where a contender stands and whom it knows: one integration, as environment variables.
 *
 * @param signingKey the decoded key
 */
public record Settings(
        int port,
        String bootstrapServers,
        String topic,
        String account,
        String integration,
        String organization,
        byte[] signingKey) {

    public static Settings fromEnvironment() {
        return new Settings(
                Integer.parseInt(required("BENCH_PORT")),
                required("KAFKA_BOOTSTRAP_SERVERS"),
                required("BENCH_TOPIC"),
                required("BENCH_ACCOUNT"),
                required("BENCH_INTEGRATION"),
                required("BENCH_ORGANIZATION"),
                HexFormat.of().parseHex(required("BENCH_SIGNING_KEY")));
    }

    /** As webhook-ingress has it: acknowledged by all in sync, idempotent, sent at once, given up after a second and a half. */
    public Map<String, Object> producer() {
        Map<String, Object> config = new HashMap<>();
        config.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        config.put(ProducerConfig.ACKS_CONFIG, "all");
        config.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        config.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        config.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 1500);
        config.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 1000);
        config.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, 2 * 1024 * 1024);
        return config;
    }

    private static String required(String name) {
        String value = System.getenv(name);
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException("the environment variable " + name + " is missing");
        }
        return value;
    }
}
