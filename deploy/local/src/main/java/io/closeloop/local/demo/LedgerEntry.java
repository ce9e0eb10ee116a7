package io.closeloop.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One entry of the simulator's ledger, as far as the demo reads it. */
record LedgerEntry(
        long n, Instant at, boolean byApi, @Nullable String trace, JsonNode effect) {

    static LedgerEntry of(JsonNode json) {
        return new LedgerEntry(
                json.path("n").asLong(),
                Instant.parse(json.path("at").asText()),
                json.path("api_key_id").isTextual(),
                Happening.traceOf(json.path("traceparent").asText(null)),
                json.path("effect"));
    }

    String kind() {
        return effect.path("kind").asText("");
    }

    String text(String field) {
        return effect.path(field).asText("");
    }

    /** A text that Close was told to send. */
    Optional<Deed.Text> textSent() {
        return byApi && kind().equals("sms_outbox")
                ? Optional.of(new Deed.Text(text("to"), text("text")))
                : Optional.empty();
    }

    /** A custom value written through the API. */
    Optional<Deed.Value> valueWritten() {
        return byApi && kind().equals("field_written") && text("object").equals("contact")
                ? Optional.of(new Deed.Value(text("id"), text("field"), text("value")))
                : Optional.empty();
    }
}
