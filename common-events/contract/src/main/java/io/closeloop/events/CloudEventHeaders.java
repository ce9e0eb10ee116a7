package io.closeloop.events;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/** CloudEvents 1.0 in Kafka's binary mode: attributes as {@code ce_*} headers, the data as the record's value. */
public final class CloudEventHeaders {

    private static final String JSON = "application/json";

    private CloudEventHeaders() {}

    public static void write(Envelope envelope, Headers headers) {
        put(headers, "ce_specversion", "1.0");
        put(headers, "ce_id", envelope.id());
        put(headers, "ce_source", envelope.source());
        put(headers, "ce_type", envelope.type());
        put(headers, "ce_time", envelope.time().toString());
        put(headers, "ce_subject", envelope.subject());
        put(headers, "ce_account", envelope.tenant().account());
        put(headers, "ce_integration", envelope.tenant().integration());
        put(headers, "ce_organization", envelope.tenant().organization());
        if (envelope.sequence() != null) {
            put(headers, "ce_sequence", Long.toString(envelope.sequence()));
        }
        if (envelope.traceparent() != null) {
            put(headers, "traceparent", envelope.traceparent());
        }
        put(headers, "content-type", JSON);
    }

    /** @throws UnreadableEvent naming the header that is missing or wrong */
    public static Envelope read(Headers headers) {
        Tenant tenant = new Tenant(
                required(headers, "ce_account"),
                required(headers, "ce_integration"),
                required(headers, "ce_organization"));
        return new Envelope(
                required(headers, "ce_id"),
                required(headers, "ce_source"),
                required(headers, "ce_type"),
                time(required(headers, "ce_time")),
                required(headers, "ce_subject"),
                tenant,
                sequence(text(headers, "ce_sequence")),
                text(headers, "traceparent"));
    }

    private static void put(Headers headers, String name, String value) {
        headers.add(name, value.getBytes(UTF_8));
    }

    private static String required(Headers headers, String name) {
        String value = text(headers, name);
        if (value == null || value.isEmpty()) {
            throw new UnreadableEvent("header " + name + " is missing");
        }
        return value;
    }

    private static @Nullable String text(Headers headers, String name) {
        Header header = headers.lastHeader(name);
        return header == null || header.value() == null ? null : new String(header.value(), UTF_8);
    }

    private static Instant time(String value) {
        try {
            return Instant.parse(value);
        } catch (DateTimeParseException e) {
            throw new UnreadableEvent("header ce_time is not an RFC 3339 time: " + value, e);
        }
    }

    private static @Nullable Long sequence(@Nullable String value) {
        try {
            return value == null ? null : Long.valueOf(value);
        } catch (NumberFormatException e) {
            throw new UnreadableEvent("header ce_sequence is not a whole number: " + value, e);
        }
    }
}
