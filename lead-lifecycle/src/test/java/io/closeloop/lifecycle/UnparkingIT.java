package io.closeloop.lifecycle;

import static io.closeloop.events.Milestone.KILL_SWITCH_REACHED;
import static io.closeloop.events.Milestone.LEAD_ACTIVATED;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.closeloop.events.LeadMessage.GateOpened;
import io.closeloop.lifecycle.house.Database;
import io.closeloop.lifecycle.house.HandmadeEvents;
import io.closeloop.lifecycle.house.ParkingHouse;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

/** A person gets a parked lead going again. */
@QuarkusTest
class UnparkingIT extends ParkingHouse {

    @Test
    void mended_and_retried_it_decides_what_waited_in_order_after_its_gate_has_opened() {
        activated();
        parkedByAKill();
        texted("first");
        texted("second");
        awaitParked(3);
        Database.mend(acme);

        order("retry").statusCode(200).body("parked", nullValue());

        acme.awaitMilestones(LEAD_ACTIVATED, KILL_SWITCH_REACHED);
        assertThat(textsHeard()).containsExactly("first", "second");
        assertThat(acme.messages())
                .extracting(event -> event.event().getClass().getSimpleName())
                .containsExactly("MessageRequested", "GateClosed", "GateOpened", "GateClosed");
        assertThat(acme.messages())
                .extracting(event -> event.envelope().requiredSequence())
                .isSorted()
                .doesNotHaveDuplicates();
        assertThat(waiting()).isZero();
    }

    @Test
    void retried_without_being_mended_it_stays_parked_and_nothing_has_happened() {
        activated();
        parkedByAKill();

        order("retry").statusCode(200).body("parked.reason", containsString("not a LeadState"));

        assertThat(acme.timeline()).last().asString().startsWith("Still parked: ");
        assertThat(acme.messages(GateOpened.class)).isEmpty();
        assertThat(waiting()).isEqualTo(1);
    }

    @Test
    void skipped_the_event_goes_to_the_dead_letters_as_it_came_and_the_next_ones_are_decided() {
        activated();
        Database.spoil(acme);
        ProducerRecord<String, byte[]> poison = HandmadeEvents.inbound(acme, acme.bosPhone, "poison");
        broker.publish(poison);
        awaitParked(1);
        texted("after it");
        awaitParked(2);
        Database.mend(acme);

        order("skip").statusCode(200).body("parked", nullValue());

        await().atMost(LONG).until(() -> letters().size() == 1);
        ConsumerRecord<String, byte[]> letter = letters().getFirst();
        assertThat(letter.value()).isEqualTo(poison.value());
        poison.headers()
                .forEach(header -> assertThat(
                                letter.headers().lastHeader(header.key()).value())
                        .isEqualTo(header.value()));
        assertThat(new String(letter.headers().lastHeader("dlq-reason").value(), UTF_8))
                .contains("not a LeadState");
        assertThat(textsHeard()).containsExactly("after it");
    }

    @Test
    void skipped_once_more_nothing_goes_for_no_event_is_at_fault_any_more() {
        activated();
        parkedByAKill();
        texted("innocent");
        awaitParked(2);
        order("skip").statusCode(200).body("parked.reason", containsString("not a LeadState"));

        order("skip").statusCode(200).body("parked.reason", containsString("not a LeadState"));

        assertThat(waiting()).isEqualTo(1);
        Database.mend(acme);
        order("retry").statusCode(200).body("parked", nullValue());
        assertThat(textsHeard()).containsExactly("innocent");
        assertThat(letters()).hasSize(1);
    }

    @Test
    void released_everything_that_waited_goes_to_the_dead_letters_and_the_next_event_is_decided() {
        activated();
        parkedByAKill();
        texted("lost");
        awaitParked(2);
        Database.mend(acme);

        order("release").statusCode(200).body("parked", nullValue());

        texted("heard");
        await().atMost(LONG).until(() -> textsHeard().equals(List.of("heard")));
        await().atMost(LONG).until(() -> letters().size() == 2);
        assertThat(acme.milestones()).containsExactly(LEAD_ACTIVATED);
    }

    @Test
    void a_second_delivery_of_what_waits_is_not_stored_and_one_of_what_was_released_is_news() {
        activated();
        Database.spoil(acme);
        ProducerRecord<String, byte[]> event = HandmadeEvents.inbound(acme, acme.bosPhone, "again");
        broker.publish(event);
        broker.publish(event);
        texted("marker");
        awaitParked(2);
        Database.mend(acme);
        order("release").statusCode(200);

        broker.publish(event);

        await().atMost(LONG).until(() -> textsHeard().equals(List.of("again")));
    }

    @Test
    void a_number_that_cannot_be_made_out_is_taken_far_ahead_and_a_mended_state_does_not_fall_back_behind_it() {
        activated();
        String state =
                Database.one("select state from lead where key = ?", acme.key().toString());
        Database.update("update lead set state = '' where key = ?", acme.key().toString());
        acme.workflow(Map.of("charlie_kill_switch", "true"));
        awaitParked(1);
        Database.update(
                "update lead set state = ? where key = ?", state, acme.key().toString());

        order("retry").statusCode(200).body("parked", nullValue());

        acme.awaitMilestones(LEAD_ACTIVATED, KILL_SWITCH_REACHED);
        assertThat(acme.messages())
                .extracting(event -> event.envelope().requiredSequence())
                .isSorted()
                .doesNotHaveDuplicates();
    }

    @Test
    void an_event_that_comes_while_a_retry_runs_is_neither_lost_nor_overtakes() throws SQLException {
        activated();
        parkedByAKill();
        texted("1");
        awaitParked(2);
        Database.mend(acme);
        CompletableFuture<Integer> retry;

        try (Connection database = Database.open()) {
            database.setAutoCommit(false);
            holdTheLead(database);
            retry = CompletableFuture.supplyAsync(() -> order("retry").extract().statusCode());
            await().atMost(LONG).until(() -> transactionsThatWait() == 1);
            texted("2");
            await().atMost(LONG).until(() -> transactionsThatWait() == 2);
            texted("3");
            database.commit();
        }

        assertThat(retry.join()).isEqualTo(200);
        await().atMost(LONG).until(() -> textsHeard().equals(List.of("1", "2", "3")));
        assertThat(waiting()).isZero();
    }

    @Test
    void a_lead_that_is_not_parked_is_left_alone() {
        activated();

        order("retry").statusCode(409).body("code", equalTo("LEAD_NOT_PARKED"));
    }
}
