package io.closeloop.benchmark.contract;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;

/** What each contender does with a delivery, written once: only the frameworks around it differ. Safe to use from several threads. */
public final class Endpoint {

    public static final String TIMESTAMP_HEADER = "close-sig-timestamp";
    public static final String HASH_HEADER = "close-sig-hash";
    /** About as long as what webhook-ingress says. */
    public static final String REFUSAL = """
            {"title":"Refused","detail":"one close-sig-hash and one close-sig-timestamp, made with the subscription's own signature_key"}""";

    private final Settings settings;
    private final Signature signature;

    public Endpoint(Settings settings) {
        this.settings = settings;
        this.signature = new Signature(settings.signingKey());
    }

    /** The signature over the raw bytes first, and not one byte parsed before it holds. */
    public Outcome accept(String integration, List<String> timestamps, List<String> hashes, byte[] body) {
        if (!settings.integration().equals(integration)) {
            return new Outcome.Refuse(404);
        }
        if (timestamps.size() != 1 || hashes.size() != 1) {
            return new Outcome.Refuse(401);
        }
        return signature.holds(timestamps.getFirst(), body, hashes.getFirst()) ? read(body) : new Outcome.Refuse(401);
    }

    private Outcome read(byte[] body) {
        try {
            EventHead head = EventHead.read(body);
            return head.organization().equals(settings.organization())
                    ? new Outcome.Publish(outgoing(head, body))
                    : new Outcome.Refuse(400);
        } catch (IllegalArgumentException notAnEvent) {
            return new Outcome.Refuse(400);
        }
    }

    private ProducerRecord<String, byte[]> outgoing(EventHead head, byte[] body) {
        String key = settings.integration() + "/" + head.subject();
        ProducerRecord<String, byte[]> outgoing = new ProducerRecord<>(settings.topic(), key, body);
        Headers headers = outgoing.headers();
        put(headers, "ce_specversion", "1.0");
        put(headers, "ce_id", head.id());
        put(headers, "ce_source", settings.integration());
        put(headers, "ce_type", head.type());
        put(headers, "ce_time", head.changedAt().toString());
        put(headers, "ce_subject", head.subject());
        put(headers, "ce_account", settings.account());
        put(headers, "ce_integration", settings.integration());
        put(headers, "ce_organization", settings.organization());
        put(headers, "traceparent", traceparent());
        put(headers, "content-type", "application/json");
        return outgoing;
    }

    private static String traceparent() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        HexFormat hex = HexFormat.of();
        return "00-" + hex.toHexDigits(random.nextLong()) + hex.toHexDigits(random.nextLong()) + "-"
                + hex.toHexDigits(random.nextLong()) + "-01";
    }

    private static void put(Headers headers, String name, String value) {
        headers.add(name, value.getBytes(UTF_8));
    }
}
