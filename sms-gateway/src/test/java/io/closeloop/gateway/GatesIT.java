package io.closeloop.gateway;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.closeloop.events.IntegrationChanged.Status;
import io.closeloop.events.LeadMessage.GateReason;
import io.closeloop.events.LeadMessage.MessageRequested;
import io.closeloop.events.LeadMessage.MessageWithdrawn;
import io.closeloop.events.OutgoingEvent;
import io.closeloop.events.SmsEvent.MessageHeld;
import io.closeloop.gateway.house.Acme;
import io.closeloop.gateway.house.Crash;
import io.closeloop.gateway.house.GatewayHouse;
import io.closeloop.simulator.fault.Counted;
import io.closeloop.simulator.fault.Fault;
import io.closeloop.simulator.fault.Stage;
import io.closeloop.simulator.limit.Rate;
import io.closeloop.simulator.limit.RateLimits;
import io.closeloop.simulator.resource.MagicNumber;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Promise 6, through the real topics and the real locks. */
@QuarkusTest
class GatesIT extends GatewayHouse {

    private static final RateLimits ONE_FLIP = RateLimits.of(new Rate(1000, Duration.ofSeconds(1)))
            .with("PUT activity/sms/*", new Rate(1, Duration.ofSeconds(9)));

    @AfterEach
    void lift_the_limit() {
        close.simulator().limit(RateLimits.none());
    }

    @Test
    void a_gate_that_closes_before_the_claim_keeps_the_text_out_of_close() {
        // Given
        MessageRequested waiting = acme.ask(acme.text("Hi Bo", Instant.now().plusSeconds(600), null));

        // When
        acme.closeGate(GateReason.KILL);

        // Then
        acme.awaitState(waiting, "WITHDRAWN");
        assertThat(acme.message(waiting)).containsEntry("reason", "gate KILL on the engagement");
        assertThat(acme.effectsInClose()).isEmpty();
    }

    @Test
    void a_gate_that_closes_between_draft_and_flip_has_the_draft_deleted() throws Exception {
        // Given
        Counted<Fault> draft = acme.next("POST").hang(Stage.AFTER);
        MessageRequested asked = acme.ask(acme.text("Hi Bo"));
        draft.awaitTaken();

        // When
        acme.closeGate(GateReason.KILL);
        acme.awaitState(asked, "WITHDRAWN");
        draft.release();

        // Then
        await().atMost(20, SECONDS).until(() -> acme.effectsInClose().contains("sms_deleted"));
        assertThat(acme.effectsInClose()).containsExactly("sms_draft", "sms_deleted");
    }

    @Test
    void a_text_that_is_under_way_when_a_gate_closes_is_pulled_back() {
        // Given
        Acme slow = accountWithLeadAt(MagicNumber.STUCK.number());
        MessageRequested asked = slow.ask(slow.text("Hi Bo"));
        slow.awaitState(asked, "FLIPPED");

        // When
        slow.closeGate(GateReason.KILL);

        // Then
        slow.awaitState(asked, "WITHDRAWN");
        assertThat(slow.effectsInClose())
                .containsSubsequence("sms_draft", "sms_outbox", "sms_pulled_back", "sms_deleted");
        assertThat(slow.textsInClose()).isEmpty();
    }

    @Test
    void a_gate_that_closes_while_the_flip_waits_for_close_s_limit_keeps_the_text_from_going() {
        // Given: Close's limit is used up by another text's flip, and this one's waits in the queue
        close.simulator().limit(ONE_FLIP);
        acme.awaitState(acme.ask(acme.text("Hi Bo")), "SENT");
        MessageRequested waiting = acme.ask(acme.text("Hi again"));
        acme.awaitState(waiting, "FLIPPING");

        // When
        acme.closeGate(GateReason.KILL);

        // Then
        acme.awaitState(waiting, "WITHDRAWN");
        await().atMost(20, SECONDS).until(() -> acme.effectsInClose().contains("sms_deleted"));
        assertThat(acme.effectsInClose()).containsOnlyOnce("sms_outbox");
    }

    @Test
    void a_text_withdrawn_by_a_gate_and_asked_for_again_after_it_goes_once() {
        // Given: an intro that a kill switch kept from going
        MessageRequested intro = acme.ask(acme.text("Hi Bo", Instant.now().plusSeconds(600), null));
        acme.closeGate(GateReason.KILL);
        acme.awaitState(intro, "WITHDRAWN");
        acme.openGate(GateReason.KILL);

        // When
        acme.ask(again(acme, intro));

        // Then
        acme.awaitState(intro, "SENT");
        assertThat(acme.textsInClose()).hasSize(1);
    }

    @Test
    void a_text_asked_for_again_while_it_is_being_pulled_back_is_held_once_it_is_back() throws Exception {
        // Given: a text in Close's outbox, whose pulling back has begun
        Acme slow = accountWithLeadAt(MagicNumber.STUCK.number());
        int earlier = slow.effectsInClose().size();
        MessageRequested asked = slow.ask(slow.text("Hi Bo"));
        slow.awaitState(asked, "FLIPPED");
        Counted<Fault> pullBack = slow.next("PUT").hang(Stage.AFTER);
        slow.closeGate(GateReason.KILL);
        pullBack.awaitTaken();

        // When
        slow.openGate(GateReason.KILL);
        slow.ask(again(slow, asked));
        await().atMost(20, SECONDS).until(() -> Crash.isWantedAgain(asked));
        pullBack.release();

        // Then: the first is gone from Close, and no second one goes on a guess
        slow.awaitState(asked, "HELD");
        assertThat(slow.effectsInClose().stream().skip(earlier))
                .containsExactly("sms_draft", "sms_outbox", "sms_pulled_back", "sms_deleted");
    }

    @Test
    void a_text_that_is_taken_back_by_name_does_not_go() {
        // Given
        MessageRequested waiting = acme.ask(acme.text("Hi Bo", Instant.now().plusSeconds(600), null));

        // When
        acme.publish(acme.says(new MessageWithdrawn(waiting.messageId(), acme.lead, "a newer answer")));

        // Then
        acme.awaitState(waiting, "WITHDRAWN");
        assertThat(acme.message(waiting)).containsEntry("reason", "a newer answer");
    }

    @Test
    void a_text_that_is_taken_back_in_the_same_breath_does_not_go() {
        // Given
        MessageRequested text = acme.text("Hi Bo", Instant.now().plusSeconds(600), null);
        OutgoingEvent request = acme.says(text);
        OutgoingEvent withdrawal = acme.says(new MessageWithdrawn(text.messageId(), acme.lead, "a newer answer"));

        // When
        acme.publishTogether(request, withdrawal);

        // Then
        acme.awaitState(text, "WITHDRAWN");
    }

    @Test
    void behind_a_closed_gate_nothing_goes_and_after_it_opens_only_what_is_asked_for_then() {
        // Given
        acme.closeGate(GateReason.KILL);
        MessageRequested behind = acme.ask(acme.text("behind"));
        acme.awaitState(behind, "WITHDRAWN");

        // When
        acme.openGate(GateReason.KILL);
        MessageRequested after = acme.ask(acme.text("after"));

        // Then
        acme.awaitState(after, "SENT");
        assertThat(acme.textsInClose()).containsExactly("[Charlie] after");
    }

    @Test
    void one_gate_opening_does_not_open_another() {
        // Given
        acme.closeGate(GateReason.KILL);
        acme.closeGate(GateReason.DISQUALIFIED);

        // When
        acme.openGate(GateReason.KILL);
        MessageRequested asked = acme.ask(acme.text("Hi Bo"));

        // Then
        acme.awaitState(asked, "WITHDRAWN");
        assertThat(acme.message(asked)).containsEntry("reason", "gate DISQUALIFIED on the engagement");
    }

    @Test
    void last_words_pass_their_own_gate() {
        // Given
        acme.closeGate(GateReason.DISQUALIFIED);

        // When
        MessageRequested lastWords = acme.ask(acme.text("Good luck", Instant.now(), GateReason.DISQUALIFIED));

        // Then
        acme.awaitState(lastWords, "SENT");
    }

    @Test
    void nothing_is_sent_for_an_integration_that_was_removed() {
        // Given
        acme.announce(Status.REMOVED, 2);
        await().until(() -> integrations.connected(acme.tenant.integration()).isEmpty());

        // When
        acme.ask(acme.text("Hi Bo"));

        // Then
        assertThat(acme.awaitTold(MessageHeld.class).reason()).contains("removed");
        assertThat(acme.effectsInClose()).isEmpty();
    }

    @Test
    void texts_that_race_with_their_gate_either_went_or_were_withdrawn_and_never_both() {
        // Given
        List<Acme> leads = new ArrayList<>();
        for (int n = 0; n < 12; n++) {
            leads.add(anotherAccount());
        }

        // When
        List<MessageRequested> asked =
                leads.stream().map(lead -> lead.ask(lead.text("Hi"))).toList();
        leads.forEach(lead -> lead.closeGate(GateReason.KILL));

        // Then
        for (int n = 0; n < leads.size(); n++) {
            Acme lead = leads.get(n);
            MessageRequested text = asked.get(n);
            await().atMost(20, SECONDS)
                    .until(() -> List.of("SENT", "WITHDRAWN")
                            .contains(String.valueOf(lead.message(text).get("state"))));
            assertThat(lead.textsInClose())
                    .hasSize("SENT".equals(lead.message(text).get("state")) ? 1 : 0);
        }
    }

    /** The same text once more, as lead-lifecycle asks for it now. */
    private static MessageRequested again(Acme acme, MessageRequested asked) {
        MessageRequested now = acme.text(asked.text());
        return new MessageRequested(
                asked.messageId(),
                now.engagementId(),
                now.setterId(),
                now.leadId(),
                now.contactId(),
                now.fromPhone(),
                now.toPhone(),
                now.text(),
                now.purpose(),
                now.notBefore(),
                now.notAfter(),
                now.allowedHours(),
                now.mayPass());
    }
}
