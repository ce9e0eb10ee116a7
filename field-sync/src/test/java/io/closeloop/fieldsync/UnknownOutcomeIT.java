package io.closeloop.fieldsync;

import static io.closeloop.events.Milestone.CTA_REACHED;
import static io.closeloop.events.Milestone.LEAD_BOOKED;
import static org.assertj.core.api.Assertions.assertThat;

import io.closeloop.fieldsync.house.FieldSyncHouse;
import io.closeloop.fieldsync.house.Ledger;
import io.closeloop.simulator.fault.Counted;
import io.closeloop.simulator.fault.Fault;
import io.closeloop.simulator.fault.Stage;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A second write would start other people's workflows a second time: whoever does not know looks before writing again. */
@QuarkusTest
class UnknownOutcomeIT extends FieldSyncHouse {

    @Test
    void a_write_whose_answer_was_lost_is_found_and_not_repeated() {
        // Given
        acme.map(acme.mapping(LEAD_BOOKED, "stage", "booked"));
        acme.nextWrite().loseAnswer();

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
        acme.nextWrite().refuse(500);

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
        close.act().contactField(acme.contact, Map.of(acme.field("stage"), "booked"));

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
        Counted<Fault> held = acme.nextWrite().hang(Stage.BEFORE);
        acme.publish(acme.reached(LEAD_BOOKED));
        held.awaitTaken();
        Ledger.anotherWorkerTakesOver(acme);

        // When
        held.release();

        // Then
        acme.awaitStates("WRITTEN");
        assertThat(acme.writes().getFirst()).containsEntry("reason", "found in Close after an unknown outcome");
        assertThat(acme.written()).containsExactly("stage=booked");
    }

    @Test
    void a_newer_value_waits_until_it_is_known_what_became_of_the_older() {
        // Given
        acme.map(acme.mapping(CTA_REACHED, "stage", "cta"), acme.mapping(LEAD_BOOKED, "stage", "booked"));
        acme.nextWrite().loseAnswer();

        // When
        acme.publish(acme.reached(CTA_REACHED));
        acme.awaitStates("WRITING");
        acme.publish(acme.reached(LEAD_BOOKED));

        // Then
        acme.awaitStates("WRITTEN", "WRITTEN");
        assertThat(acme.written()).containsExactly("stage=cta", "stage=booked");
    }
}
