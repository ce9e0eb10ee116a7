package io.closeloop.local.bench;

import com.fasterxml.jackson.databind.JsonNode;
import io.closeloop.local.client.SimulatedClose;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Matches, in the simulator's ledger and on its one clock, a lead's accepted webhook with its text's flip to outbox. */
final class Arrivals {

    private final SimulatedClose close;
    private final Map<String, Instant> accepted = new HashMap<>();
    private final Map<String, Instant> flipped = new HashMap<>();
    private long webhooks;
    private long next;

    Arrivals(SimulatedClose close) {
        this.close = close;
        read();
        accepted.clear();
        flipped.clear();
        webhooks = 0;
    }

    void read() {
        for (JsonNode page = close.ledger(next); !page.path("entries").isEmpty(); page = close.ledger(next)) {
            page.path("entries").forEach(this::note);
            next = page.path("next").asLong();
        }
    }

    private void note(JsonNode entry) {
        JsonNode effect = entry.path("effect");
        String lead = effect.path("lead_id").asText("");
        Instant at = Instant.parse(entry.path("at").asText());
        switch (effect.path("kind").asText("")) {
            case "webhook_answered" -> {
                boolean activation = effect.path("object_type").asText().equals("lead")
                        && effect.path("action").asText().equals("updated");
                if (entry.path("status").asInt() / 100 == 2) {
                    webhooks++;
                    if (activation) {
                        accepted.putIfAbsent(lead, at);
                    }
                }
            }
            case "sms_outbox" -> flipped.putIfAbsent(lead, at);
            default -> {}
        }
    }

    /** Accepted by webhook-ingress, of any kind. */
    long webhooks() {
        return webhooks;
    }

    long flips() {
        return flipped.size();
    }

    /** One latency per lead, in the given order; a lead whose text never came is missing. */
    Stream<Duration> latencies(List<String> leadIds) {
        return leadIds.stream().map(this::latency).filter(Objects::nonNull);
    }

    private @Nullable Duration latency(String lead) {
        Instant from = accepted.get(lead);
        Instant to = flipped.get(lead);
        return from == null || to == null ? null : Duration.between(from, to);
    }
}
