package io.closeloop.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.closeloop.simulator.Receiver.Delivery;
import io.closeloop.simulator.state.ManualTime;
import io.closeloop.simulator.webhook.Signature;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Subscriptions and deliveries, with time moved by hand. Source: close-api.md 2.1 to 2.4. */
class WebhooksIT {
    private static final Duration CONSOLIDATION = Duration.ofSeconds(5);
    private static final String LEADS = "[{\"object_type\":\"lead\",\"action\":\"updated\"}]";
    private static final String SMS = "[{\"object_type\":\"activity.sms\",\"action\":\"created\"}]";

    private final ManualTime time = new ManualTime(Instant.parse("2026-02-01T12:00:00Z"));
    private final CloseSimulator simulator = CloseSimulator.start(
            0, World.empty(), SimulatorOptions.standard().withConsolidation(CONSOLIDATION), time, time);
    private final OrganizationDefinition acme = simulator
            .define()
            .organization("Acme")
            .phoneNumber("+14155550100", "Main")
            .sharedField("enabled")
            .sharedField("setter")
            .lead("Bo Ray", "+14155550111");
    private final Caller caller = Caller.of(simulator, acme);
    private final Receiver receiver = new Receiver();

    @AfterEach
    void stop() {
        simulator.close();
        receiver.close();
    }

    private Caller.Reply subscribe(String events) {
        return caller.post("/webhook/", "{\"url\":\"" + receiver.url() + "\",\"events\":" + events + "}");
    }

    private void runWorkflow(String field, String value) {
        simulator.act().workflow(acme.leadId("Bo Ray"), Map.of(field, value));
    }

    private void receiveText() {
        simulator.act().inboundSms("+14155550111", "+14155550100", "Yes");
    }

    private void awaitDeliveries(int count) {
        await().until(() -> receiver.deliveries().size() >= count);
    }

    private void awaitAnswers(int count) {
        await().until(() -> simulator.query().effects("webhook_answered").size() >= count);
    }

    @Test
    void a_subscription_gets_a_key_and_is_read_back() {
        Caller.Reply created = subscribe(SMS);

        assertThat(created.status()).isEqualTo(201);
        assertThat(created.text("signature_key")).matches("[0-9a-f]{64}");
        assertThat(created.text("date_created")).matches("[0-9T:.-]{26}");
        assertThat(caller.get("/webhook/" + created.text("id") + "/").body()).isEqualTo(created.body());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[{\"object_type\":\"user\",\"action\":\"created\"}]",
                "[{\"object_type\":\"lead\",\"action\":\"sent\"}]",
                "[{\"object_type\":\"lead\",\"action\":\"updated\",\"extra_filter\":{\"type\":\"like\"}}]",
                "[]"
            })
    void events_that_do_not_exist_are_refused(String events) {
        Caller.Reply reply = subscribe(events);

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.fieldError("events")).isNotEmpty();
    }

    @Test
    void the_forty_first_is_refused() {
        for (int i = 0; i < 40; i++) {
            assertThat(subscribe(SMS).status()).isEqualTo(201);
        }

        assertThat(subscribe(SMS).status()).isEqualTo(400);
    }

    @Test
    void a_delivery_is_signed_over_its_raw_bytes() {
        Caller.Reply subscription = subscribe(SMS);

        receiveText();

        awaitDeliveries(1);
        Delivery delivery = receiver.deliveries().getFirst();
        assertThat(delivery.hash())
                .isEqualTo(Signature.of(subscription.text("signature_key"), delivery.timestamp(), delivery.raw()));
        assertThat(delivery.body().path("subscription_id").asText()).isEqualTo(subscription.text("id"));
        assertThat(delivery.event("object_type")).isEqualTo("activity.sms");
        assertThat(delivery.event("date_created")).doesNotContain("+");
    }

    @Test
    void updates_are_consolidated_into_one_event_with_a_later_date() {
        subscribe(LEADS);
        runWorkflow("enabled", "false");
        String first = caller.get("/event/?object_type=lead&action=updated")
                .body()
                .at("/data/0/id")
                .asText();
        time.advance(CONSOLIDATION.minusSeconds(1));
        runWorkflow("enabled", "true");
        runWorkflow("setter", "s1");

        time.advance(Duration.ofSeconds(1));

        awaitDeliveries(1);
        Delivery delivery = receiver.deliveries().getFirst();
        String enabled = "custom." + acme.fieldId("enabled");
        assertThat(delivery.event("id")).isEqualTo(first);
        assertThat(delivery.event("date_created")).startsWith("2026-02-01T12:00:00");
        assertThat(delivery.event("date_updated")).startsWith("2026-02-01T12:00:04");
        assertThat(delivery.event().at("/data").path(enabled).asText()).isEqualTo("true");
        assertThat(delivery.event().at("/previous_data").path(enabled).isNull()).isTrue();
        assertThat(delivery.event().path("changed_fields").toString())
                .contains(enabled, "custom." + acme.fieldId("setter"));
    }

    @Test
    void an_update_after_the_delay_is_another_event() {
        subscribe(LEADS);
        runWorkflow("enabled", "false");
        time.advance(CONSOLIDATION);

        runWorkflow("enabled", "true");
        time.advance(CONSOLIDATION);

        awaitDeliveries(2);
        assertThat(receiver.deliveries()).extracting(d -> d.event("id")).doesNotHaveDuplicates();
    }

    @Test
    void updates_by_different_actors_are_not_consolidated() {
        subscribe(LEADS);
        runWorkflow("enabled", "false");
        caller.put("/lead/" + acme.leadId("Bo Ray") + "/", "{\"description\":\"VIP\"}");

        time.advance(CONSOLIDATION);

        awaitDeliveries(2);
        assertThat(receiver.deliveries()).extracting(d -> d.event("api_key_id")).contains("null");
    }

    @Test
    void a_write_that_changes_nothing_makes_no_event() {
        subscribe(LEADS);
        runWorkflow("enabled", "true");
        time.advance(CONSOLIDATION);
        runWorkflow("enabled", "true");
        time.advance(CONSOLIDATION);

        runWorkflow("setter", "s1");
        time.advance(CONSOLIDATION);

        awaitDeliveries(2);
        assertThat(receiver.deliveries())
                .extracting(d -> d.event().path("changed_fields").toString())
                .noneMatch(changed -> changed.equals("[\"date_updated\"]"));
        assertThat(caller.get("/event/?object_type=lead&action=updated").body().path("data"))
                .hasSize(2);
    }

    @Test
    void a_refused_delivery_comes_again_after_growing_pauses() {
        subscribe(SMS);
        receiver.answerFirst(500, 503, 500);
        receiveText();

        for (int attempt = 1; attempt <= 3; attempt++) {
            awaitAnswers(attempt);
            time.advance(Duration.ofSeconds(1L << (attempt - 1)));
        }

        awaitAnswers(4);
        long start = Instant.parse("2026-02-01T12:00:00Z").getEpochSecond();
        assertThat(receiver.deliveries())
                .extracting(d -> Long.parseLong(d.timestamp()) - start)
                .as("after pauses of 1, 2 and 4 seconds")
                .containsExactly(0L, 1L, 3L, 7L);
        assertThat(receiver.deliveries())
                .extracting(d -> d.event("id"))
                .hasSize(4)
                .containsOnly(eventId());
        assertThat(simulator.query().effects("webhook_answered"))
                .extracting(effect -> effect.path("attempt").asInt())
                .containsExactly(1, 2, 3, 4);
    }

    private String eventId() {
        return caller.get("/event/?object_type=activity.sms&action=created")
                .body()
                .at("/data/0/id")
                .asText();
    }

    @Test
    void a_redirect_is_not_a_success() {
        subscribe(SMS);
        receiver.answerFirst(302);
        receiveText();
        awaitAnswers(1);

        time.advance(Duration.ofSeconds(1));

        awaitDeliveries(2);
        assertThat(receiver.deliveries()).hasSize(2);
    }

    @Test
    void what_the_filter_does_not_match_is_not_delivered() {
        subscribe("""
                [{"object_type":"lead","action":"updated","extra_filter":{"type":"field_accessor","field":"changed_fields",
                  "filter":{"type":"contains","value":"custom.%s"}}}]""".formatted(acme.fieldId("enabled")));
        runWorkflow("setter", "s1");
        time.advance(CONSOLIDATION);

        runWorkflow("enabled", "true");
        time.advance(CONSOLIDATION);

        awaitDeliveries(1);
        assertThat(receiver.deliveries())
                .singleElement()
                .satisfies(d ->
                        assertThat(d.event().path("changed_fields").toString()).contains(acme.fieldId("enabled")));
    }

    @Test
    void a_paused_subscription_loses_what_happens_meanwhile() {
        String webhook = "/webhook/" + subscribe(SMS).text("id") + "/";
        assertThat(caller.put(webhook, "{\"status\":\"paused\"}").text("pause_reason"))
                .isEqualTo("api");
        receiveText();
        caller.put(webhook, "{\"status\":\"active\"}");

        receiveText();

        awaitDeliveries(1);
        assertThat(receiver.deliveries()).hasSize(1);
    }

    @Test
    void a_deleted_subscription_is_gone() {
        String webhook = "/webhook/" + subscribe(SMS).text("id") + "/";

        assertThat(caller.delete(webhook).status()).isEqualTo(200);

        assertThat(caller.get(webhook).status()).isEqualTo(404);
    }
}
