package io.closeloop.gateway;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.closeloop.events.LeadMessage.MessageRequested;
import io.closeloop.events.OutgoingEvent;
import io.closeloop.events.SmsEvent.MessageExpired;
import io.closeloop.events.SmsEvent.MessageFailed;
import io.closeloop.events.SmsEvent.MessageSent;
import io.closeloop.gateway.house.Acme;
import io.closeloop.gateway.house.GatewayHouse;
import io.closeloop.simulator.fault.Counted;
import io.closeloop.simulator.fault.Fault;
import io.closeloop.simulator.fault.Stage;
import io.closeloop.simulator.resource.MagicNumber;
import io.closeloop.simulator.state.LedgerEntry;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Promise 5, through the real topics, the real ledger and a Close that loses answers. */
@QuarkusTest
class OneTextPerIntentIT extends GatewayHouse {

    @Test
    void a_text_that_is_asked_for_goes_out_once_under_its_prefix_and_is_told_as_sent() {
        // When
        MessageRequested asked = acme.ask(acme.text("Hi Bo"));

        // Then
        MessageSent sent = acme.awaitTold(MessageSent.class);
        assertThat(sent.messageId()).isEqualTo(asked.messageId());
        assertThat(acme.textsInClose()).containsExactly("[Charlie] Hi Bo");
        assertThat(acme.effectsInClose()).containsExactly("sms_draft", "sms_outbox", "sms_sent");
        acme.awaitState(asked, "SENT");
        assertThat(acme.told()).containsExactly(sent);
    }

    @Test
    void one_trace_runs_from_the_request_through_close_to_what_is_told() {
        // Given
        String trace = "4bf92f3577b34da6a3ce929d0e0e4736";
        OutgoingEvent request = acme.says(acme.text("Hi Bo")).withTraceparent("00-" + trace + "-00f067aa0ba902b7-01");

        // When
        acme.publish(request);

        // Then
        acme.awaitTold(MessageSent.class);
        assertThat(acme.said().getFirst().envelope().traceparent()).contains(trace);
        assertThat(close.simulator().query().ledger(0).stream()
                        .filter(entry -> acme.organization.id().equals(entry.organizationId()))
                        .filter(entry -> entry.path().contains("/activity/sms/")))
                .isNotEmpty()
                .extracting(LedgerEntry::traceparent)
                .allMatch(traceparent -> String.valueOf(traceparent).contains(trace));
    }

    @Test
    void the_same_intent_again_is_nothing_however_it_is_said() {
        // Given
        MessageRequested text = acme.text("Hi Bo");
        OutgoingEvent once = acme.says(text);
        OutgoingEvent inOtherWords = acme.says(text);

        // When
        acme.publish(once, once, inOtherWords, once);

        // Then
        acme.awaitTold(MessageSent.class);
        MessageRequested next = acme.ask(acme.text("Still there?"));
        acme.awaitState(next, "SENT");
        assertThat(acme.textsInClose()).containsExactly("[Charlie] Hi Bo", "[Charlie] Still there?");
    }

    @Test
    void a_text_waits_for_the_one_before_it_and_other_leads_do_not() throws Exception {
        // Given
        Counted<Fault> held = acme.next("POST").hang(Stage.AFTER);
        acme.ask(acme.text("one"));
        held.awaitTaken();

        // When
        MessageRequested second = acme.ask(acme.text("two"));
        acme.awaitState(second, "REQUESTED");
        Acme other = anotherAccount();
        other.awaitState(other.ask(other.text("Hi")), "SENT");

        // Then
        assertThat(acme.message(second)).containsEntry("state", "REQUESTED");
        held.release();
        acme.awaitState(second, "SENT");
        assertThat(acme.textsInClose()).containsExactly("[Charlie] one", "[Charlie] two");
    }

    @Test
    void a_draft_whose_answer_is_lost_is_found_again() {
        // Given
        acme.next("POST").loseAnswer();

        // When
        acme.ask(acme.text("Hi Bo"));

        // Then
        acme.awaitTold(MessageSent.class);
        assertThat(acme.effectsInClose()).containsExactly("sms_draft", "sms_outbox", "sms_sent");
    }

    @Test
    void a_flip_whose_answer_is_lost_is_asked_about_and_not_repeated() {
        // Given
        acme.next("PUT").loseAnswer();

        // When
        acme.ask(acme.text("Hi Bo"));

        // Then
        acme.awaitTold(MessageSent.class);
        assertThat(acme.effectsInClose()).containsExactly("sms_draft", "sms_outbox", "sms_sent");
    }

    @Test
    void what_close_puts_off_is_done_later() {
        // Given
        Map<String, String> wait = Map.of("retry-after", "1");
        acme.next("POST").refuse(429, wait);
        acme.next("PUT").refuse(429, wait);

        // When
        acme.ask(acme.text("Hi Bo"));

        // Then
        acme.awaitTold(MessageSent.class);
        assertThat(acme.effectsInClose()).containsExactly("sms_draft", "sms_outbox", "sms_sent");
    }

    @Test
    void what_close_refuses_has_failed_and_nothing_of_it_stays_behind() {
        // Given
        acme.next("PUT").refuse(402);

        // When
        acme.ask(acme.text("Hi Bo"));

        // Then
        MessageFailed failed = acme.awaitTold(MessageFailed.class);
        assertThat(failed.reason()).contains("plan or funds");
        await().atMost(20, SECONDS).until(() -> acme.effectsInClose().contains("sms_deleted"));
        assertThat(acme.textsInClose()).isEmpty();
    }

    @Test
    void what_the_carrier_refuses_has_failed() {
        // Given
        Acme unreachable = accountWithLeadAt(MagicNumber.FAILING.number());

        // When
        unreachable.ask(unreachable.text("Hi Bo"));

        // Then
        assertThat(unreachable.awaitTold(MessageFailed.class).reason()).contains("30003");
    }

    @Test
    void a_text_whose_time_has_passed_expires_and_never_reaches_close() {
        // Given
        MessageRequested fresh = acme.text("Hi Bo");
        Instant past = Instant.now().minusSeconds(60).truncatedTo(ChronoUnit.MICROS);
        MessageRequested late = new MessageRequested(
                fresh.messageId(),
                fresh.engagementId(),
                fresh.setterId(),
                fresh.leadId(),
                fresh.contactId(),
                fresh.fromPhone(),
                fresh.toPhone(),
                fresh.text(),
                fresh.purpose(),
                past.minusSeconds(60),
                past,
                null,
                null);

        // When
        acme.ask(late);

        // Then
        assertThat(acme.awaitTold(MessageExpired.class).notAfter()).isEqualTo(past);
        assertThat(acme.effectsInClose()).isEmpty();
    }
}
