package io.closeloop.lifecycle;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.closeloop.embedded.TestInfrastructure;
import io.closeloop.events.IntegrationChanged.Status;
import io.closeloop.events.Topics;
import io.closeloop.lifecycle.house.Acme;
import io.closeloop.lifecycle.house.HandmadeEvents;
import io.closeloop.lifecycle.house.House;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

/** Crashes, poison and events that come too early. */
@QuarkusTest
class NothingIsLostIT extends House {

    private static final Duration LONG = Duration.ofSeconds(20);

    @Test
    void a_request_claimed_by_an_instance_that_died_is_carried_out_when_its_claim_has_run_out() throws SQLException {
        acme.workflow(Map.of("charlie_enabled", "true"));

        await().atMost(LONG).pollInterval(Duration.ofMillis(10)).until(this::claimForADeadInstance);
        Instant diedAt = Instant.now();

        acme.awaitText(1);
        assertThat(Instant.parse(acme.as("viewer")
                        .get("/leads/" + acme.lead + "/timeline")
                        .jsonPath()
                        .getString("entries.find { it.what == 'Lead Activated' }.recordedAt")))
                .isAfter(diedAt.plusSeconds(1));
    }

    @Test
    void an_event_that_cannot_be_read_is_put_aside_with_its_bytes_and_the_next_one_is_heard() {
        byte[] broken = "{\"event\":".getBytes(UTF_8);
        ProducerRecord<String, byte[]> poison = HandmadeEvents.of(acme, "lead.updated", broken);

        broker.publish(poison);
        acme.workflow(Map.of("charlie_enabled", "true"));

        acme.awaitText(1);
        assertThat(broker.read(Topics.CLOSE_EVENTS.deadLetterName(), acme.key().toString()))
                .singleElement()
                .satisfies(letter -> {
                    assertThat(letter.value()).isEqualTo(broken);
                    assertThat(new String(
                                    letter.headers().lastHeader("dlq-reason").value(), UTF_8))
                            .contains("not JSON");
                });
    }

    @Test
    void a_text_of_another_shape_is_put_aside_and_the_next_event_is_heard() {
        broker.publish(HandmadeEvents.misshapenText(acme));
        acme.workflow(Map.of("charlie_enabled", "true"));

        acme.awaitText(1);
        assertThat(broker.read(Topics.CLOSE_EVENTS.deadLetterName(), acme.key().toString()))
                .singleElement()
                .satisfies(letter -> assertThat(new String(
                                letter.headers().lastHeader("dlq-reason").value(), UTF_8))
                        .contains("data is not a Sms"));
    }

    @Test
    void an_event_of_an_integration_not_yet_known_waits_for_it_and_its_offset_is_not_committed() {
        Acme early = another();
        early.workflow(Map.of("charlie_enabled", "true"));
        RecordMetadata place = broker.publish(HandmadeEvents.enabled(early));
        TopicPartition partition = new TopicPartition(place.topic(), place.partition());
        await().atMost(LONG).until(() -> broker.committed("lead-lifecycle", partition) == place.offset());

        connected(early);

        early.awaitText(1);
        await().atMost(LONG).until(() -> broker.committed("lead-lifecycle", partition) > place.offset());
    }

    @Test
    void a_removed_integration_is_refused_and_shown() {
        acme.announce(Status.REMOVED);
        acme.workflow(Map.of("charlie_enabled", "true"));

        acme.awaitTimeline("Not activated: the Close integration has been removed");
    }

    @Test
    void who_was_talked_with_under_a_removed_integration_is_free_for_the_next_one() throws SQLException {
        acme.workflow(Map.of("charlie_enabled", "true"));
        acme.awaitText(1);
        acme.announce(Status.REMOVED);
        acme.awaitTimeline("Ended: the Close integration has been removed");
        Acme anew = connected(acme.anew());

        broker.publish(HandmadeEvents.enabled(anew));

        anew.awaitText(1);
        theOldLeadIsTheNewest();
        assertThat((Object) maySpeak("answer")).isEqualTo(true);
        assertThat(acme.as("viewer").get("/leads").jsonPath().getList("leads.leadId"))
                .containsExactly(acme.lead);
    }

    private <T> T maySpeak(String field) {
        return acme.as("viewer").get("/leads/" + acme.lead).jsonPath().get("engagements[0].maySpeak." + field);
    }

    private void theOldLeadIsTheNewest() throws SQLException {
        try (Connection database = TestInfrastructure.databases().connect(DATABASE);
                var touch = database.prepareStatement(
                        "update lead set updated_at = now() + interval '1 hour'" + " where key = ?")) {
            touch.setString(1, acme.key().toString());
            assertThat(touch.executeUpdate()).isEqualTo(1);
        }
    }

    /** As an instance that claims the request and dies before it is due to answer. */
    private boolean claimForADeadInstance() throws SQLException {
        try (Connection database = TestInfrastructure.databases().connect(DATABASE);
                var claim = database.prepareStatement("update request set claimed_until = now() + interval '2 seconds',"
                        + " attempts = 1 where lead = ? and attempts = 0")) {
            claim.setString(1, acme.key().toString());
            return claim.executeUpdate() == 1;
        }
    }
}
