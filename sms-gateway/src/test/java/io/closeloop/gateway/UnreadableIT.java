package io.closeloop.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.closeloop.events.LeadKey;
import io.closeloop.events.LeadMessage.Gate;
import io.closeloop.events.LeadMessage.GateClosed;
import io.closeloop.events.LeadMessage.GateReason;
import io.closeloop.events.LeadMessage.MessageRequested;
import io.closeloop.events.LeadMessage.Scope;
import io.closeloop.events.Topics;
import io.closeloop.gateway.house.GatewayHouse;
import io.quarkus.test.junit.QuarkusTest;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

/** An event that cannot be read is put aside with its bytes and the reason, and the next one is obeyed. */
@QuarkusTest
class UnreadableIT extends GatewayHouse {

    @Test
    void a_gate_on_no_engagement_is_put_aside_and_the_text_after_it_goes() {
        // Given
        Gate gate = new Gate(Scope.ENGAGEMENT, "not an id", GateReason.KILL);

        // When
        acme.publish(acme.says(new GateClosed(acme.lead, gate)));
        MessageRequested next = acme.ask(acme.text("Hi Bo"));

        // Then
        acme.awaitState(next, "SENT");
        String key = new LeadKey(acme.tenant.integration(), acme.lead).toString();
        await().atMost(20, SECONDS)
                .until(() ->
                        !broker.read(Topics.LEAD_MESSAGES.deadLetterName(), key).isEmpty());
        ConsumerRecord<String, byte[]> letter =
                broker.read(Topics.LEAD_MESSAGES.deadLetterName(), key).getFirst();
        assertThat(new String(letter.value(), UTF_8)).contains("not an id");
        assertThat(new String(letter.headers().lastHeader("dlq-reason").value(), UTF_8))
                .contains("gate.ref");
    }
}
