package io.closeloop.fieldsync;

import static io.closeloop.events.Milestone.CTA_REACHED;
import static io.closeloop.events.Milestone.DQ_REACHED;
import static io.closeloop.events.Milestone.INTRO_RESPONSE;
import static io.closeloop.events.Milestone.LEAD_ACTIVATED;
import static io.closeloop.events.Milestone.LEAD_BOOKED;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.closeloop.events.FieldWrite;
import io.closeloop.events.FieldWrite.FieldSuperseded;
import io.closeloop.events.FieldWrite.FieldWritten;
import io.closeloop.events.IncomingEvent;
import io.closeloop.events.LeadKey;
import io.closeloop.events.Milestone;
import io.closeloop.events.OutgoingEvent;
import io.closeloop.events.Topics;
import io.closeloop.fieldsync.house.FieldSyncHouse;
import io.closeloop.simulator.fault.Counted;
import io.closeloop.simulator.fault.Fault;
import io.closeloop.simulator.fault.Stage;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Arrays;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

/** Milestones in, values in Close, in order and once. */
@QuarkusTest
class MilestonesIT extends FieldSyncHouse {

    @Test
    void eight_milestones_become_eight_values_once_each_however_often_they_are_delivered() {
        // Given
        acme.replace(
                        acme.setter,
                        Arrays.stream(Milestone.values())
                                .map(milestone -> acme.mapping(milestone, fieldFor(milestone), milestone.label()))
                                .toList())
                .then()
                .statusCode(200);
        List<OutgoingEvent> milestones =
                Arrays.stream(Milestone.values()).map(acme::reached).toList();

        // When: one after the other, so that none is superseded, and all once more at the end
        milestones.forEach(this::publishAndAwaitItsValue);
        milestones.forEach(acme::publish);
        acme.publish(acme.reached(LEAD_ACTIVATED));

        // Then
        await().atMost(20, SECONDS).until(() -> acme.written().size() == 9);
        assertThat(acme.written())
                .containsExactly(
                        "stage=Lead Activated",
                        "fit=Intro Response",
                        "stage=CTA Reached",
                        "fit=DQ Reached",
                        "stage=DQ Removed",
                        "fit=Lead Booked",
                        "stage=Kill Switch Reached",
                        "fit=Kill Switch Removed",
                        "stage=Lead Activated");
    }

    @Test
    void of_a_burst_onto_one_field_the_last_wins_and_all_are_recorded() throws Exception {
        // Given: the first value is on its way to Close
        acme.map(
                acme.mapping(LEAD_ACTIVATED, "stage", "activated"),
                acme.mapping(INTRO_RESPONSE, "stage", "answered"),
                acme.mapping(CTA_REACHED, "stage", "cta"),
                acme.mapping(LEAD_BOOKED, "stage", "booked"));
        Counted<Fault> held = acme.nextWrite().hang(Stage.BEFORE);
        acme.publish(acme.reached(LEAD_ACTIVATED));
        held.awaitTaken();

        // When
        acme.publish(acme.reached(INTRO_RESPONSE), acme.reached(CTA_REACHED), acme.reached(LEAD_BOOKED));
        acme.awaitStates("WRITING", "SUPERSEDED", "SUPERSEDED", "PENDING");
        held.release();

        // Then
        acme.awaitStates("WRITTEN", "SUPERSEDED", "SUPERSEDED", "WRITTEN");
        assertThat(acme.written()).containsExactly("stage=activated", "stage=booked");
    }

    @Test
    void a_milestone_that_comes_late_is_recorded_and_its_value_never_written() {
        // Given
        acme.map(acme.mapping(LEAD_BOOKED, "stage", "booked"), acme.mapping(CTA_REACHED, "stage", "cta"));
        acme.publish(acme.reached(LEAD_BOOKED, 7));
        acme.awaitStates("WRITTEN");

        // When
        acme.publish(acme.reached(CTA_REACHED, 3));

        // Then
        acme.awaitStates("SUPERSEDED", "WRITTEN");
        assertThat(acme.written()).containsExactly("stage=booked");
    }

    @Test
    void milestones_of_one_moment_go_to_close_in_one_request() throws Exception {
        // Given
        acme.map(
                acme.mapping(LEAD_ACTIVATED, "stage", "activated"),
                acme.mapping(DQ_REACHED, "fit", "no"),
                acme.mapping(DQ_REACHED, "switch", "off"));
        Counted<Fault> held = acme.nextWrite().hang(Stage.BEFORE);
        acme.publish(acme.reached(LEAD_ACTIVATED));
        held.awaitTaken();

        // When
        acme.publish(acme.reached(DQ_REACHED));
        acme.awaitStates("WRITING", "PENDING", "PENDING");
        held.release();

        // Then
        acme.awaitStates("WRITTEN", "WRITTEN", "WRITTEN");
        assertThat(requestIdsOfWrites()).hasSize(2);
    }

    @Test
    void a_milestone_without_a_mapping_writes_nothing_and_holds_nothing_up() {
        // Given
        acme.map(acme.mapping(LEAD_BOOKED, "stage", "booked"));

        // When
        acme.publish(acme.reached(CTA_REACHED), acme.reached(LEAD_BOOKED));

        // Then
        acme.awaitStates("WRITTEN");
        assertThat(acme.written()).containsExactly("stage=booked");
    }

    @Test
    void one_trace_runs_from_the_milestone_through_the_call_to_close_to_what_is_told() {
        // Given
        acme.map(acme.mapping(LEAD_BOOKED, "stage", "booked"));
        String traceId = "4bf92f3577b34da6a3ce929d0e0e4736";

        // When
        acme.publish(acme.reached(LEAD_BOOKED).withTraceparent("00-" + traceId + "-00f067aa0ba902b7-01"));
        acme.awaitStates("WRITTEN");

        // Then
        assertThat(acme.writes()).extracting(write -> write.get("traceId")).containsExactly(traceId);
        assertThat(close.query().ledger(0))
                .filteredOn(entry -> entry.path().endsWith("/contact/" + acme.contact + "/"))
                .extracting(entry -> String.valueOf(entry.traceparent()).substring(3, 35))
                .containsExactly(traceId);
        await().atMost(20, SECONDS).until(() -> !told().isEmpty());
        assertThat(told())
                .singleElement()
                .satisfies(event -> assertThat(String.valueOf(event.envelope().traceparent()))
                        .contains(traceId));
    }

    @Test
    void what_became_of_each_value_is_told() {
        // Given
        acme.map(acme.mapping(LEAD_BOOKED, "stage", "booked"), acme.mapping(CTA_REACHED, "stage", "cta"));

        // When
        acme.publish(acme.reached(LEAD_BOOKED, 7));
        acme.awaitStates("WRITTEN");
        acme.publish(acme.reached(CTA_REACHED, 3));

        // Then
        await().atMost(20, SECONDS).until(() -> told().size() == 2);
        assertThat(told().get(0).event()).isInstanceOfSatisfying(FieldWritten.class, written -> {
            assertThat(written.value()).isEqualTo("booked");
            assertThat(written.contactId()).isEqualTo(acme.contact);
            assertThat(written.fieldId()).isEqualTo(acme.field("stage"));
        });
        assertThat(told().get(1).event()).isInstanceOf(FieldSuperseded.class);
    }

    @Test
    void a_milestone_that_cannot_be_read_is_put_aside_and_the_next_is_written() {
        // Given
        acme.map(acme.mapping(LEAD_BOOKED, "stage", "booked"));
        OutgoingEvent milestone = acme.reached(LEAD_BOOKED);
        byte[] broken = {'{'};
        ProducerRecord<String, byte[]> unreadable = new ProducerRecord<>(
                milestone.topic().name(),
                null,
                milestone.key(),
                broken,
                milestone.toRecord().headers());

        // When
        broker.publish(unreadable);
        acme.publish(acme.reached(LEAD_BOOKED));

        // Then
        acme.awaitStates("WRITTEN");
        assertThat(broker.read(Topics.LEAD_MILESTONES.deadLetterName(), milestone.key()))
                .singleElement()
                .satisfies(letter -> assertThat(letter.value()).isEqualTo(broken));
    }

    private void publishAndAwaitItsValue(OutgoingEvent milestone) {
        int before = acme.states().size();
        acme.publish(milestone);
        await().atMost(20, SECONDS)
                .until(() ->
                        acme.states().size() > before && acme.states().stream().allMatch("WRITTEN"::equals));
    }

    private static String fieldFor(Milestone milestone) {
        return milestone.ordinal() % 2 == 0 ? "stage" : "fit";
    }

    private List<String> requestIdsOfWrites() {
        return close.query().ledger(0).stream()
                .filter(entry -> entry.method().equals("PUT") && entry.path().contains(acme.contact))
                .map(entry -> entry.requestId())
                .distinct()
                .toList();
    }

    private List<IncomingEvent<FieldWrite>> told() {
        String key = new LeadKey(acme.tenant.integration(), acme.lead).toString();
        return broker.read(Topics.FIELD_WRITES.name(), key).stream()
                .map(event -> IncomingEvent.of(event, FieldWrite.class))
                .toList();
    }
}
