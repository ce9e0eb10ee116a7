package io.closeloop.gateway;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.closeloop.events.IntegrationChanged.Status;
import io.closeloop.events.LeadMessage.GateReason;
import io.closeloop.events.LeadMessage.MessageRequested;
import io.closeloop.events.SmsEvent.MessageHeld;
import io.closeloop.gateway.house.Crash;
import io.closeloop.gateway.house.GatewayHouse;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

/** A gateway died at each of its states; the next one ends the text, with exactly one flip, from the ledger alone. */
@QuarkusTest
class RecoveryIT extends GatewayHouse {

    private static final String WORDS = "[Charlie] Hi Bo";

    @Test
    void it_died_before_the_draft_was_made() {
        // When
        MessageRequested text = Crash.at("CLAIMED", acme, acme.text("Hi Bo"), null);

        // Then
        acme.awaitState(text, "SENT");
        assertThat(acme.effectsInClose()).containsExactly("sms_draft", "sms_outbox", "sms_sent");
    }

    @Test
    void it_died_after_the_draft_was_made_and_before_its_id_was_written() {
        // Given
        acme.draftInClose(WORDS);

        // When
        MessageRequested text = Crash.at("CLAIMED", acme, acme.text("Hi Bo"), null);

        // Then
        acme.awaitState(text, "SENT");
        assertThat(acme.effectsInClose()).containsExactly("sms_draft", "sms_outbox", "sms_sent");
    }

    @Test
    void it_died_with_the_draft_waiting() {
        // When
        MessageRequested text = Crash.at("DRAFTED", acme, acme.text("Hi Bo"), acme.draftInClose(WORDS));

        // Then
        acme.awaitState(text, "SENT");
        assertThat(acme.effectsInClose()).containsExactly("sms_draft", "sms_outbox", "sms_sent");
    }

    @Test
    void it_died_with_the_intent_of_the_flip_written_and_the_flip_not_made() {
        // When
        MessageRequested text = Crash.at("FLIPPING", acme, acme.text("Hi Bo"), acme.draftInClose(WORDS));

        // Then
        acme.awaitState(text, "SENT");
        assertThat(acme.effectsInClose()).containsExactly("sms_draft", "sms_outbox", "sms_sent");
    }

    @Test
    void it_died_after_the_flip() {
        // Given
        String draft = acme.draftInClose(WORDS);
        acme.flipInClose(draft);

        // When
        MessageRequested text = Crash.at("FLIPPING", acme, acme.text("Hi Bo"), draft);

        // Then
        acme.awaitState(text, "SENT");
        assertThat(acme.effectsInClose()).containsExactly("sms_draft", "sms_outbox", "sms_sent");
    }

    @Test
    void the_news_that_it_was_sent_never_came() {
        // Given
        String draft = acme.draftInClose(WORDS);
        acme.flipInClose(draft);
        await().atMost(20, SECONDS).until(() -> acme.effectsInClose().contains("sms_sent"));

        // When
        MessageRequested text = Crash.at("FLIPPED", acme, acme.text("Hi Bo"), draft);

        // Then
        acme.awaitState(text, "SENT");
        assertThat(acme.effectsInClose()).containsExactly("sms_draft", "sms_outbox", "sms_sent");
    }

    @Test
    void a_gate_closed_while_nobody_was_there_and_the_draft_goes_away() {
        // Given
        String draft = acme.draftInClose(WORDS);
        acme.closeGate(GateReason.KILL);
        MessageRequested seen = acme.ask(acme.text("behind the gate"));
        acme.awaitState(seen, "WITHDRAWN");

        // When
        MessageRequested text = Crash.at("FLIPPING", acme, acme.text("Hi Bo"), draft);

        // Then
        acme.awaitState(text, "WITHDRAWN");
        await().atMost(20, SECONDS).until(() -> acme.effectsInClose().contains("sms_deleted"));
        assertThat(acme.effectsInClose()).containsExactly("sms_draft", "sms_deleted");
    }

    @Test
    void a_stray_draft_is_swept_away_after_the_text_has_gone() {
        // Given
        acme.draftInClose(WORDS);
        acme.draftInClose(WORDS);
        MessageRequested text = Crash.at("CLAIMED", acme, acme.text("Hi Bo"), null);
        acme.awaitState(text, "SENT");

        // When
        Crash.makeDue(text);

        // Then
        await().atMost(20, SECONDS).until(() -> acme.effectsInClose().contains("sms_deleted"));
        assertThat(acme.effectsInClose())
                .containsExactly("sms_draft", "sms_draft", "sms_outbox", "sms_sent", "sms_deleted");
    }

    @Test
    void its_integration_was_removed_meanwhile_and_a_person_is_asked_to_look() {
        // Given
        String draft = acme.draftInClose(WORDS);
        acme.announce(Status.REMOVED, 2);
        await().until(() -> integrations.connected(acme.tenant.integration()).isEmpty());

        // When
        MessageRequested text = Crash.at("FLIPPED", acme, acme.text("Hi Bo"), draft);

        // Then
        assertThat(acme.awaitTold(MessageHeld.class).reason())
                .isEqualTo("the Close integration has been removed, and it is not known whether it went");
        acme.awaitState(text, "HELD");
        assertThat(acme.message(text)).containsEntry("dueAt", null);
    }
}
