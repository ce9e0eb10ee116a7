package io.closeloop.fieldsync;

import static io.closeloop.events.Milestone.CTA_REACHED;
import static io.closeloop.events.Milestone.LEAD_BOOKED;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.closeloop.fieldsync.house.FaultyClose.Fault;
import io.closeloop.fieldsync.house.FieldSyncHouse;
import io.closeloop.fieldsync.house.Ledger;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** A second write would start other people's workflows a second time: whoever does not know looks before writing again. */
@QuarkusTest
class UnknownOutcomeIT extends FieldSyncHouse {

    @Test
    void a_write_whose_answer_was_lost_is_found_and_not_repeated() {
        // Given
        acme.map(acme.mapping(LEAD_BOOKED, "stage", "booked"));
        close.network().spoilNextWrite(acme.contact, new Fault.AnswerLost());

        // When
        acme.publish(acme.reached(LEAD_BOOKED));

        // Then
        acme.awaitStates("WRITTEN");
        assertThat(acme.writes().getFirst())
                .containsEntry("reason", "found in Close after an unknown outcome")
                .containsEntry("attempts", 1);
        assertThat(acme.written()).containsExactly("stage=booked");
    }

    @Test
    void a_write_that_close_failed_to_do_is_done_after_a_look() {
        // Given
        acme.map(acme.mapping(LEAD_BOOKED, "stage", "booked"));
        close.network().spoilNextWrite(acme.contact, new Fault.AnswerInstead(500, Map.of()));

        // When
        acme.publish(acme.reached(LEAD_BOOKED));

        // Then
        acme.awaitStates("WRITTEN");
        assertThat(acme.writes().getFirst()).containsEntry("attempts", 2);
        assertThat(acme.written()).containsExactly("stage=booked");
    }

    @Test
    void after_a_crash_between_the_call_and_its_record_the_value_is_found_and_not_written_again() {
        // Given
        close.simulator().act().contactField(acme.contact, Map.of(acme.field("stage"), "booked"));

        // When
        Ledger.crashedWhileWriting(acme, "stage", "booked");

        // Then
        acme.awaitStates("WRITTEN");
        assertThat(acme.written()).isEmpty();
    }

    @Test
    void after_a_crash_before_the_call_the_value_is_written_once() {
        // Given: nothing of it is in Close

        // When
        Ledger.crashedWhileWriting(acme, "stage", "booked");

        // Then
        acme.awaitStates("WRITTEN");
        assertThat(acme.written()).containsExactly("stage=booked");
    }

    @Test
    void a_worker_that_has_lost_its_claim_records_nothing_and_the_next_one_looks() throws Exception {
        // Given: a call that takes so long that another worker takes the contact over
        acme.map(acme.mapping(LEAD_BOOKED, "stage", "booked"));
        CountDownLatch underWay = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        close.network().spoilNextWrite(acme.contact, new Fault.Held(underWay, release));
        acme.publish(acme.reached(LEAD_BOOKED));
        assertThat(underWay.await(20, SECONDS)).isTrue();
        Ledger.anotherWorkerTakesOver(acme);

        // When
        release.countDown();

        // Then
        acme.awaitStates("WRITTEN");
        assertThat(acme.writes().getFirst()).containsEntry("reason", "found in Close after an unknown outcome");
        assertThat(acme.written()).containsExactly("stage=booked");
    }

    @Test
    void a_newer_value_waits_until_it_is_known_what_became_of_the_older() {
        // Given
        acme.map(acme.mapping(CTA_REACHED, "stage", "cta"), acme.mapping(LEAD_BOOKED, "stage", "booked"));
        close.network().spoilNextWrite(acme.contact, new Fault.AnswerLost());

        // When
        acme.publish(acme.reached(CTA_REACHED));
        acme.awaitStates("WRITING");
        acme.publish(acme.reached(LEAD_BOOKED));

        // Then
        acme.awaitStates("WRITTEN", "WRITTEN");
        assertThat(acme.written()).containsExactly("stage=cta", "stage=booked");
    }
}
