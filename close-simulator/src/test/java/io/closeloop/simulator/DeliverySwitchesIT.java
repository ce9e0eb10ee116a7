package io.closeloop.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.closeloop.simulator.Receiver.Delivery;
import io.closeloop.simulator.state.Switch;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What close-api.md leaves open about pauses and about the answers of a receiver, one way and the other. Source: close-api.md 2.3, 12.3. */
class DeliverySwitchesIT extends AcmeHouse {
    private final Receiver receiver = new Receiver();
    private final String webhook = "/webhook/"
            + caller.post("/webhook/", """
            {"url":"%s","events":[{"object_type":"lead","action":"created"}]}""".formatted(receiver.url())).text("id") + "/";

    @AfterEach
    void stopReceiving() {
        receiver.close();
    }

    private void newLead() {
        caller.post("/lead/", "{}");
    }

    private void awaitAnswers(int count) {
        await().until(() -> simulator.query().effects("webhook_answered").size() >= count);
    }

    @ParameterizedTest
    @CsvSource({"dropped,1", "kept,2"})
    void what_happens_while_a_subscription_is_paused_by_hand(String option, int delivered) {
        simulator.define().set(Switch.PAUSED_EVENTS, option);
        caller.put(webhook, "{\"status\":\"paused\"}");
        newLead();
        time.advance(Duration.ofHours(1));
        assertThat(receiver.deliveries()).isEmpty();

        caller.put(webhook, "{\"status\":\"active\"}");
        time.advance(Duration.ofHours(1));
        newLead();

        awaitAnswers(delivered);
        assertThat(receiver.deliveries()).hasSize(delivered);
    }

    @ParameterizedTest
    @CsvSource({"any_2xx,1", "only_200,2"})
    void a_receiver_that_answers_another_2xx(String option, int attempts) {
        simulator.define().set(Switch.DELIVERED_BY, option);
        receiver.answerFirst(204);
        newLead();
        awaitAnswers(1);

        time.advance(Duration.ofMinutes(1));

        awaitAnswers(attempts);
        assertThat(receiver.deliveries()).hasSize(attempts);
    }

    @Test
    void a_redirect_is_a_failure_unless_it_is_followed() {
        receiver.answerFirst(307);
        newLead();
        awaitAnswers(1);
        assertThat(receiver.deliveries()).extracting(Delivery::path).containsExactly("/close");
        time.advance(Duration.ofMinutes(1));
        awaitAnswers(2);

        simulator.define().set(Switch.REDIRECT, "followed");
        receiver.answerFirst(307);
        newLead();

        awaitAnswers(3);
        assertThat(receiver.deliveries())
                .extracting(Delivery::path)
                .containsExactly("/close", "/close", "/close", "/elsewhere");
        Delivery followed = receiver.deliveries().getLast();
        assertThat(followed.raw()).isEqualTo(receiver.deliveries().get(2).raw());
        assertThat(simulator.query().ledger(0).getLast().status()).isEqualTo(200);
    }
}
