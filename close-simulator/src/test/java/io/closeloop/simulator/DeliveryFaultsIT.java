package io.closeloop.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.closeloop.simulator.Receiver.Delivery;
import io.closeloop.simulator.webhook.Signature;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What befalls deliveries on demand, with time moved by hand. */
class DeliveryFaultsIT extends SmsHouse {
    private final Receiver receiver = new Receiver();
    private String key = "";

    @BeforeEach
    void subscribe() {
        key = caller.post("/webhook/", """
                        {"url":"%s","events":[{"object_type":"activity.sms","action":"created"}]}""".formatted(receiver.url())).text("signature_key");
    }

    @AfterEach
    void stopReceiving() {
        receiver.close();
    }

    private void receiveText(String words) {
        simulator.act().inboundSms("+14155550111", "+14155550100", words);
    }

    private List<String> texts() {
        return receiver.deliveries().stream()
                .map(d -> d.event().at("/data/text").asText())
                .toList();
    }

    private void awaitAnswers(int count) {
        await().until(() -> effects("webhook_answered").size() >= count);
    }

    private List<ObjectNode> effects(String kind) {
        return simulator.query().effects(kind);
    }

    private boolean isRightlySigned(Delivery delivery) {
        return delivery.hash().equals(Signature.of(key, delivery.timestamp(), delivery.raw()));
    }

    @Test
    void a_duplicate_is_the_same_event_again() {
        simulator.faults().onDelivery("activity.sms", "created").duplicate(2);

        receiveText("Yes");

        awaitAnswers(3);
        assertThat(receiver.deliveries())
                .hasSize(3)
                .allMatch(this::isRightlySigned)
                .extracting(d -> d.event("id"))
                .containsOnly(receiver.deliveries().getFirst().event("id"));
    }

    @Test
    void a_reordered_delivery_is_overtaken_by_the_next() {
        simulator.faults().onDelivery("*", "*").to(acme.id()).reorder();
        receiveText("first");

        receiveText("second");

        awaitAnswers(2);
        assertThat(texts()).containsExactly("second", "first");
    }

    @Test
    void a_delivery_that_nothing_overtakes_comes_after_a_minute() {
        simulator.faults().onDelivery("*", "*").reorder();
        receiveText("alone");

        time.advance(Duration.ofMinutes(1));

        awaitAnswers(1);
        assertThat(texts()).containsExactly("alone");
    }

    @Test
    void a_delayed_delivery_is_signed_with_the_time_that_it_leaves() {
        simulator.faults().onDelivery("*", "*").delay(Duration.ofHours(2));
        receiveText("late");
        assertThat(receiver.deliveries()).isEmpty();

        time.advance(Duration.ofHours(2));

        awaitAnswers(1);
        assertThat(receiver.deliveries().getFirst().timestamp())
                .isEqualTo(Long.toString(BEGIN.plus(Duration.ofHours(2)).getEpochSecond()));
        assertThat(receiver.deliveries()).allMatch(this::isRightlySigned);
    }

    @Test
    void a_lost_delivery_stands_in_the_ledger_and_in_the_event_log_only() {
        simulator.faults().onDelivery("*", "*").lose();
        receiveText("lost");
        receiveText("found");
        awaitAnswers(1);

        time.advance(Duration.ofHours(80));

        assertThat(texts()).containsExactly("found");
        assertThat(effects("webhook_lost")).hasSize(1);
        assertThat(caller.get("/event/?object_type=activity.sms&action=created")
                        .body()
                        .path("data"))
                .hasSize(2);
    }

    @Test
    void a_wrong_signature_is_wrong_and_the_retry_is_right() {
        simulator.faults().onDelivery("*", "*").signWrongly();
        receiver.answerFirst(401);
        receiveText("forged");
        awaitAnswers(1);
        assertThat(receiver.deliveries()).noneMatch(this::isRightlySigned);

        time.advance(Duration.ofSeconds(1));

        awaitAnswers(2);
        assertThat(receiver.deliveries().getLast()).matches(this::isRightlySigned);
        assertThat(effects("webhook_answered").getFirst().path("fault").asText())
                .isEqualTo("wrongly_signed");
    }

    @Test
    void a_stale_timestamp_is_rightly_signed() {
        simulator.faults().onDelivery("*", "*").makeStale(Duration.ofDays(4));

        receiveText("old");

        awaitAnswers(1);
        assertThat(receiver.deliveries().getFirst().timestamp())
                .isEqualTo(Long.toString(BEGIN.minus(Duration.ofDays(4)).getEpochSecond()));
        assertThat(receiver.deliveries()).allMatch(this::isRightlySigned);
    }

    @Test
    void delivery_faults_are_ordered_over_http_and_aimed() {
        caller.post("/_simulator/delivery-faults", """
                {"object_type":"lead","fault":"lost"}""");
        caller.post("/_simulator/delivery-faults", """
                {"object_type":"activity.sms","action":"created","fault":"duplicated","copies":1}""");

        receiveText("twice");

        awaitAnswers(2);
        assertThat(texts()).containsExactly("twice", "twice");
    }
}
