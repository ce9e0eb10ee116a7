package io.closeloop.ingress.http;

import static io.closeloop.ingress.Deliveries.leadUpdated;
import static io.closeloop.ingress.Deliveries.signed;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.closeloop.events.CloudEventHeaders;
import io.closeloop.events.Envelope;
import io.closeloop.events.IntegrationChanged.Status;
import io.closeloop.events.Tenant;
import io.closeloop.ingress.Deliveries;
import io.closeloop.ingress.Delivery;
import io.closeloop.ingress.domain.Refusal;
import io.quarkus.test.junit.QuarkusTest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

@QuarkusTest
class CloseWebhookIT extends ConnectedDoor {

    @Test
    void a_genuine_delivery_is_in_the_topic_byte_for_byte_when_it_is_answered() {
        // Given
        Delivery delivery = signed(tenant.integration(), leadUpdated("ev_1", "lead_A"));

        // When
        HttpResponse<String> answer = door.knock(delivery);

        // Then
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEmpty();
        assertThat(door.published(tenant)).singleElement().satisfies(published -> {
            assertThat(published.key()).isEqualTo(tenant.integration() + "/lead_A");
            assertThat(published.value()).isEqualTo(delivery.body());
            Envelope envelope = CloudEventHeaders.read(published.headers());
            assertThat(envelope)
                    .usingRecursiveComparison()
                    .ignoringFields("traceparent")
                    .isEqualTo(new Envelope(
                            "ev_1",
                            tenant.integration(),
                            "close.lead.updated",
                            Instant.parse("2026-02-01T12:00:01.456Z"),
                            "lead_A",
                            tenant,
                            null,
                            null));
        });
    }

    @Test
    void each_delivery_begins_a_trace_of_its_own() {
        // When
        door.knock(signed(tenant.integration(), leadUpdated("ev_1", "lead_A")));
        door.knock(signed(tenant.integration(), leadUpdated("ev_2", "lead_A")));

        // Then
        List<String> traces = door.published(tenant).stream()
                .map(published -> CloudEventHeaders.read(published.headers()).traceparent())
                .toList();
        assertThat(traces)
                .hasSize(2)
                .doesNotHaveDuplicates()
                .allMatch(trace -> trace.matches("00-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-0[01]"));
    }

    @Test
    void deliveries_of_one_lead_stay_in_order() {
        // When
        for (int n = 0; n < 20; n++) {
            door.knock(signed(tenant.integration(), leadUpdated("ev_" + n, "lead_A")));
        }

        // Then
        assertThat(door.published(tenant))
                .extracting(
                        published -> CloudEventHeaders.read(published.headers()).id())
                .containsExactly(IntStream.range(0, 20).mapToObj(n -> "ev_" + n).toArray(String[]::new));
    }

    @Test
    void a_forged_delivery_is_refused_counted_and_not_published() {
        assertRefused(
                new Delivery(
                        tenant.integration(),
                        List.of("1760000000"),
                        List.of("ab".repeat(32)),
                        leadUpdated("ev_1", "lead_A").getBytes(UTF_8)),
                401,
                "SIGNATURE_REFUSED",
                Refusal.FORGED);
    }

    @Test
    void an_unsigned_delivery_is_refused() {
        assertRefused(
                new Delivery(
                        tenant.integration(),
                        List.of(),
                        List.of(),
                        leadUpdated("ev_1", "lead_A").getBytes(UTF_8)),
                401,
                "SIGNATURE_REFUSED",
                Refusal.UNSIGNED);
    }

    @Test
    void a_second_signature_beside_the_right_one_is_refused() {
        Delivery good = signed(tenant.integration(), leadUpdated("ev_1", "lead_A"));

        assertRefused(
                new Delivery(
                        good.integration(),
                        good.timestamps(),
                        List.of("ab".repeat(32), good.hashes().getFirst()),
                        good.body()),
                401,
                "SIGNATURE_REFUSED",
                Refusal.UNSIGNED);
    }

    @Test
    void what_is_not_json_is_refused_though_rightly_signed() {
        assertRefused(signed(tenant.integration(), "not json"), 400, "NOT_AN_EVENT", Refusal.NOT_AN_EVENT);
    }

    @Test
    void an_event_of_another_age_is_answered_and_published() {
        // Given a change more nanoseconds ago than a long can count
        byte[] ancient = leadUpdated("ev_1", "lead_A")
                .replace("2026-02-01T12:00:01", "0001-01-01T00:00:00")
                .getBytes(UTF_8);

        // When
        HttpResponse<String> answer = door.knock(signed(tenant.integration(), ancient));

        // Then
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(door.published(tenant)).hasSize(1);
    }

    @Test
    void json_without_an_event_is_refused() {
        assertRefused(signed(tenant.integration(), "{\"a\":1}"), 400, "NOT_AN_EVENT", Refusal.NOT_AN_EVENT);
    }

    @Test
    void an_event_of_another_organization_is_refused() {
        String foreign = leadUpdated("ev_1", "lead_A").replace("orga_A", "orga_B");

        assertRefused(signed(tenant.integration(), foreign), 400, "FOREIGN_ORGANIZATION", Refusal.FOREIGN_ORGANIZATION);
    }

    @Test
    void an_unknown_integration_is_not_found() {
        assertRefused(
                signed("int_nobody", leadUpdated("ev_1", "lead_A")),
                404,
                "UNKNOWN_INTEGRATION",
                Refusal.UNKNOWN_INTEGRATION);
    }

    @Test
    void a_removed_integration_is_not_found() throws Exception {
        // Given
        door.announce(tenant, Status.REMOVED);
        await().until(() -> integrations.find(tenant.integration()).isEmpty());

        // When, Then
        assertRefused(
                signed(tenant.integration(), leadUpdated("ev_1", "lead_A")),
                404,
                "UNKNOWN_INTEGRATION",
                Refusal.UNKNOWN_INTEGRATION);
    }

    @Test
    void without_a_signing_key_of_ours_close_is_asked_to_come_back() throws Exception {
        // Given
        Tenant keyless = new Tenant("acme", "int_" + UUID.randomUUID(), Deliveries.ORGANIZATION);
        door.announce(keyless, Status.CONNECTED);
        await().until(() -> integrations.find(keyless.integration()).isPresent());

        // When
        HttpResponse<String> answer = door.knock(signed(keyless.integration(), leadUpdated("ev_1", "lead_A")));

        // Then
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("retry-after")).isPresent();
        assertThat(door.published(keyless)).isEmpty();
    }

    @Test
    void more_than_a_mebibyte_is_too_large() {
        Delivery large = signed(tenant.integration(), new byte[1024 * 1024 + 1]);

        assertThat(door.knock(large).statusCode()).isEqualTo(413);
        assertThat(door.knockWithoutLength(large).statusCode()).isEqualTo(413);
    }

    @Test
    void a_large_delivery_within_the_limit_is_taken_also_in_chunks() {
        // Given
        String large = leadUpdated("ev_1", "lead_A").replace("Zoë", "Zoë".repeat(200_000));

        // When
        HttpResponse<String> answer = door.knockWithoutLength(signed(tenant.integration(), large));

        // Then
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(door.published(tenant))
                .singleElement()
                .satisfies(published -> assertThat(published.value()).isEqualTo(large.getBytes(UTF_8)));
    }

    @Test
    void a_delivery_signed_three_days_ago_is_taken_and_its_age_is_told() {
        // Given
        Instant signedAt = Instant.now().minus(Duration.ofHours(72));
        Delivery stale =
                signed(tenant.integration(), Long.toString(signedAt.getEpochSecond()), leadUpdated("ev_1", "lead_A"));

        // When
        HttpResponse<String> answer = door.knock(stale);

        // Then
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(door.published(tenant))
                .singleElement()
                .satisfies(published -> assertThat(ageOf(published)).isBetween(72 * 3600L, 72 * 3600L + 60));
        assertThat(meters.get("closeloop.ingress.delivery.age").timer().max(TimeUnit.HOURS))
                .isGreaterThanOrEqualTo(72);
    }

    @Test
    void what_a_sender_claims_to_be_a_part_of_does_not_become_our_trace() throws Exception {
        // Given
        Delivery delivery = signed(tenant.integration(), leadUpdated("ev_1", "lead_A"));
        String claimed = "ab".repeat(16);

        // When
        String answer = RawVisitor.exchange(
                door,
                RawVisitor.post(
                        delivery, "Connection: close", "traceparent: 00-" + claimed + "-" + "cd".repeat(8) + "-01"));

        // Then
        assertThat(answer).startsWith("HTTP/1.1 200");
        assertThat(door.published(tenant))
                .singleElement()
                .satisfies(published -> assertThat(
                                CloudEventHeaders.read(published.headers()).traceparent())
                        .doesNotContain(claimed));
    }

    private static long ageOf(ConsumerRecord<String, byte[]> published) {
        return Long.parseLong(
                new String(published.headers().lastHeader("ce_age").value(), UTF_8));
    }

    private void assertRefused(Delivery delivery, int status, String code, Refusal reason) {
        double before = refused(reason);

        HttpResponse<String> answer = door.knock(delivery);

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("content-type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
        assertThat(answer.body()).contains("\"code\":\"" + code + "\"").hasSizeLessThan(400);
        assertThat(refused(reason)).isEqualTo(before + 1);
        assertThat(door.published(tenant)).isEmpty();
    }
}
