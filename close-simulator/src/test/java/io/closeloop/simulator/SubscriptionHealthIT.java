package io.closeloop.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.closeloop.simulator.state.ManualTime;
import io.closeloop.simulator.state.Switch;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Failing subscriptions, and what close-api.md leaves open about deliveries. Source: close-api.md 2.1, 2.3, 12.3. */
class SubscriptionHealthIT {
    private static final Duration HOUR = Duration.ofHours(1);

    private final ManualTime time = new ManualTime(Instant.parse("2026-02-01T12:00:00Z"));
    private final CloseSimulator simulator = CloseSimulator.start(
            0, World.empty(), SimulatorOptions.standard().withRetries(Duration.ofSeconds(10), HOUR, HOUR), time, time);
    private final OrganizationDefinition acme = simulator
            .define()
            .organization("Acme")
            .phoneNumber("+14155550100", "Main")
            .sharedField("enabled")
            .lead("Bo Ray", "+14155550111");
    private final Caller caller = Caller.of(simulator, acme);
    private final Receiver receiver = new Receiver();
    private final String webhook = "/webhook/"
            + caller.post("/webhook/", """
            {"url":"%s","events":[{"object_type":"activity.sms","action":"created"},{"object_type":"activity.sms","action":"sent"},
              {"object_type":"lead","action":"updated"}]}""".formatted(receiver.url())).text("id") + "/";

    @AfterEach
    void stop() {
        simulator.close();
        receiver.close();
    }

    private void receiveText() {
        simulator.act().inboundSms("+14155550111", "+14155550100", "Yes");
    }

    private void awaitAnswers(int count) {
        await().until(() -> simulator.query().effects("webhook_answered").size() >= count);
    }

    private String state(String key) {
        return caller.get(webhook).text(key);
    }

    @Test
    void a_subscription_that_fails_for_three_days_is_paused_and_its_queue_cleared() {
        receiver.answerFirst(Collections.nCopies(100, 500).toArray(new Integer[0]));
        receiveText();
        for (int attempts = 1; attempts <= 72; attempts++) {
            awaitAnswers(attempts);
            assertThat(state("status")).isEqualTo("active");
            time.advance(HOUR);
        }
        awaitAnswers(73);
        await().until(() -> state("status").equals("paused"));
        assertThat(state("pause_reason")).isEqualTo("failures");

        caller.put(webhook, "{\"status\":\"active\"}");
        time.advance(Duration.ofDays(1));

        assertThat(receiver.deliveries()).as("nothing is replayed").hasSize(73);
        receiver.forgetAnswers();
        receiveText();
        awaitAnswers(74);
        assertThat(receiver.deliveries()).hasSize(74);
    }

    @Test
    void one_success_makes_a_failing_subscription_healthy_again() {
        receiver.answerFirst(500);
        receiveText();
        await().until(() -> state("health_status").equals("failing"));
        assertThat(state("latest_error")).contains("500");

        time.advance(HOUR);

        await().until(() -> state("health_status").equals("healthy"));
        assertThat(caller.get(webhook).body().path("latest_error").isNull()).isTrue();
    }

    @Test
    void a_pause_clears_what_waits_to_be_tried_again() {
        receiver.answerFirst(500);
        receiveText();
        awaitAnswers(1);
        caller.put(webhook, "{\"status\":\"paused\"}");
        caller.put(webhook, "{\"status\":\"active\"}");

        time.advance(HOUR);
        receiveText();

        awaitAnswers(2);
        assertThat(receiver.deliveries()).extracting(d -> d.event("id")).doesNotHaveDuplicates();
        assertThat(caller.get(webhook).body().has("_cleared_at")).isFalse();
    }

    @Test
    void a_retry_is_signed_with_its_own_time_or_with_the_first() {
        simulator.define().set(Switch.RETRY_TIMESTAMP, "first");
        receiver.answerFirst(500);
        receiveText();
        awaitAnswers(1);

        time.advance(HOUR);

        awaitAnswers(2);
        assertThat(receiver.deliveries())
                .extracting(d -> d.timestamp())
                .containsOnly(receiver.deliveries().getFirst().timestamp());
    }

    @Test
    void a_receiver_that_is_gone_may_be_given_up() {
        simulator.define().set(Switch.GONE, "given_up");
        receiver.answerFirst(410);
        receiveText();
        awaitAnswers(1);

        time.advance(Duration.ofDays(2));
        receiveText();

        awaitAnswers(2);
        assertThat(receiver.deliveries()).extracting(d -> d.event("id")).doesNotHaveDuplicates();
    }

    @Test
    void a_consolidated_event_may_come_twice_under_one_id() {
        simulator.define().set(Switch.CONSOLIDATED_EVENT, "twice");
        simulator.act().workflow(acme.leadId("Bo Ray"), Map.of("enabled", "false"));
        simulator.act().workflow(acme.leadId("Bo Ray"), Map.of("enabled", "true"));

        time.advance(Duration.ofSeconds(1));

        awaitAnswers(2);
        assertThat(receiver.deliveries())
                .extracting(d -> d.event("id"))
                .containsOnly(receiver.deliveries().getFirst().event("id"));
        assertThat(receiver.deliveries())
                .extracting(d -> d.event("date_updated"))
                .doesNotHaveDuplicates();
    }

    @Test
    void updates_of_all_actors_may_become_one_event() {
        simulator.define().set(Switch.CONSOLIDATED_BY, "object");
        simulator.act().workflow(acme.leadId("Bo Ray"), Map.of("enabled", "false"));
        caller.put("/lead/" + acme.leadId("Bo Ray") + "/", "{\"description\":\"VIP\"}");

        time.advance(Duration.ofSeconds(1));

        awaitAnswers(1);
        assertThat(receiver.deliveries())
                .singleElement()
                .satisfies(d -> assertThat(d.event().path("changed_fields").toString())
                        .contains("description", acme.fieldId("enabled")));
    }

    @Test
    void sent_may_come_before_created() {
        simulator.define().set(Switch.SMS_EVENT_ORDER, "sent_first");
        simulator.act().personSms(acme.contactId("Bo Ray"), "Hi");

        time.advance(Duration.ofMillis(20));
        awaitAnswers(1);
        time.advance(Duration.ofSeconds(1));

        awaitAnswers(2);
        assertThat(receiver.deliveries()).extracting(d -> d.event("action")).containsExactly("sent", "created");
    }

    @Test
    void the_signature_key_may_be_shown_once_only() {
        assertThat(state("signature_key")).hasSize(64);

        caller.post("/_simulator/switches", "{\"signature_key\":\"on_create\"}");

        assertThat(caller.get(webhook).body().has("signature_key")).isFalse();
        assertThat(caller.get("/webhook/").body().at("/data/0").has("signature_key"))
                .isFalse();
    }

    @Test
    void an_unknown_switch_or_option_is_refused_and_changes_nothing() {
        assertThat(caller.post("/_simulator/switches", "{\"gone\":\"given_up\",\"nonsense\":\"1\"}")
                        .status())
                .isEqualTo(400);
        assertThat(caller.post("/_simulator/switches", "{\"gone\":\"perhaps\"}").status())
                .isEqualTo(400);

        assertThat(caller.get("/_simulator/switches").body().at("/gone/value").asText())
                .isEqualTo("retried");
    }

    @Test
    void an_event_is_kept_for_thirty_days() {
        receiveText();
        String page = "/event/?object_type=activity.sms&action=created";
        String event = "/event/" + caller.get(page).body().at("/data/0/id").asText() + "/";
        time.advance(Duration.ofDays(30).minusSeconds(1));
        assertThat(caller.get(event).status()).isEqualTo(200);

        time.advance(Duration.ofSeconds(2));

        assertThat(caller.get(event).status()).isEqualTo(404);
        assertThat(caller.get(page).body().path("data")).isEmpty();
    }
}
