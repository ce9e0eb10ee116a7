package io.closeloop.gateway;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.closeloop.events.LeadMessage.MessageRequested;
import io.closeloop.events.SmsEvent.MessageSent;
import io.closeloop.events.SmsEvent.PersonTexted;
import io.closeloop.gateway.house.Crash;
import io.closeloop.gateway.house.GatewayHouse;
import io.closeloop.simulator.fault.Counted;
import io.closeloop.simulator.fault.Fault;
import io.closeloop.simulator.fault.Stage;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

/** Whose text was it? Own ones are known by their id. */
@QuarkusTest
class OtherPeoplesTextsIT extends GatewayHouse {

    @Test
    void a_text_that_a_person_sends_from_close_is_told_once() {
        // When
        String smsId = close.simulator().act().personSms(acme.contact, "Bo, it is Ana");

        // Then
        PersonTexted told = acme.awaitTold(PersonTexted.class);
        assertThat(told.smsId()).isEqualTo(smsId);
        assertThat(told.contactId()).isEqualTo(acme.contact);
        assertThat(told.remotePhone()).isEqualTo(acme.phone);
        assertThat(told.userId()).isEqualTo(acme.organization.userId());
        assertThat(acme.told()).containsExactly(told);
    }

    @Test
    void a_person_who_writes_under_our_prefix_is_still_a_person() {
        // When
        close.simulator().act().personSms(acme.contact, "[Charlie] Hi Bo");

        // Then
        assertThat(acme.awaitTold(PersonTexted.class).leadId()).isEqualTo(acme.lead);
    }

    @Test
    void our_own_text_is_never_a_persons() {
        // When
        acme.ask(acme.text("Hi Bo"));

        // Then
        MessageSent sent = acme.awaitTold(MessageSent.class);
        close.simulator().act().personSms(acme.contact, "so that later news has been heard");
        acme.awaitTold(PersonTexted.class);
        assertThat(acme.told()).hasSize(2).startsWith(sent);
    }

    @Test
    void while_a_draft_of_ours_may_be_the_one_nobody_is_named() throws Exception {
        // Given
        Counted<Fault> draft = acme.next("POST").hang(Stage.AFTER);
        MessageRequested asked = acme.ask(acme.text("Hi Bo"));
        draft.awaitTaken();

        // When
        String smsId = close.simulator().act().personSms(acme.contact, "Bo, it is Ana");
        await().atMost(20, SECONDS).until(() -> Crash.unattributed().contains(smsId));
        assertThat(acme.told()).isEmpty();
        draft.release();

        // Then
        acme.awaitState(asked, "SENT");
        assertThat(acme.awaitTold(PersonTexted.class).smsId()).isEqualTo(smsId);
        assertThat(acme.told()).hasSize(2);
        assertThat(Crash.unattributed()).doesNotContain(smsId);
    }

    @Test
    void our_draft_that_a_person_sent_before_we_knew_its_id_is_ours() throws Exception {
        // Given
        Counted<Fault> draft = acme.next("POST").hang(Stage.AFTER);
        acme.ask(acme.text("Hi Bo"));
        draft.awaitTaken();
        String smsId = acme.draftIds().getFirst();

        // When
        acme.flipInClose(smsId);
        await().atMost(20, SECONDS).until(() -> Crash.unattributed().contains(smsId));
        draft.release();

        // Then
        assertThat(acme.awaitTold(MessageSent.class).smsId()).isEqualTo(smsId);
        await().atMost(20, SECONDS).until(() -> !Crash.unattributed().contains(smsId));
        assertThat(acme.told()).hasSize(1);
        assertThat(acme.textsInClose()).hasSize(1);
    }
}
