package io.closeloop.local.bench.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.closeloop.events.CloudEventHeaders;
import io.closeloop.events.Envelope;
import io.closeloop.events.Tenant;
import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

class FlipsTest {

    private static final Tenant TENANT = new Tenant("acme", "int_1", "orga_1");

    private final Flips flips = new Flips(new Tenants(List.of(TENANT)), "close.events");

    @Test
    void no_lead_has_a_second_turn_before_all_have_had_one() {
        // Given
        flips.grow(1_000);

        // When
        List<String> keys =
                IntStream.range(0, 1_000).mapToObj(n -> flips.next().key()).toList();

        // Then
        assertThat(keys).doesNotHaveDuplicates().contains("int_1/lead_0000000", "int_1/lead_0000999");
    }

    @Test
    void a_lead_is_killed_and_freed_in_turns() throws IOException {
        // Given
        flips.grow(1);

        // When
        List<JsonNode> events = List.of(event(flips.next()), event(flips.next()), event(flips.next()));

        // Then
        assertThat(events)
                .extracting(event -> event.at("/data/custom.cf_kill").asText())
                .containsExactly("true", "false", "true");
        assertThat(events)
                .extracting(event -> event.at("/previous_data/custom.cf_kill").asText())
                .containsExactly("false", "true", "false");
    }

    @Test
    void an_event_is_headed_as_webhook_ingress_heads_it() throws IOException {
        // Given
        flips.grow(1);

        // When
        ProducerRecord<String, byte[]> flip = flips.next();

        // Then
        Envelope envelope = CloudEventHeaders.read(flip.headers());
        assertThat(envelope.tenant()).isEqualTo(TENANT);
        assertThat(envelope.source()).isEqualTo("int_1");
        assertThat(envelope.type()).isEqualTo("close.lead.updated");
        assertThat(envelope.leadKey().toString()).isEqualTo(flip.key());
        assertThat(envelope.id()).isEqualTo(event(flip).path("id").asText());
        assertThat(envelope.traceparent()).matches("00-[0-9a-f]{32}-[0-9a-f]{16}-01");
    }

    private static JsonNode event(ProducerRecord<String, byte[]> flip) throws IOException {
        return new JsonMapper().readTree(flip.value()).path("event");
    }
}
