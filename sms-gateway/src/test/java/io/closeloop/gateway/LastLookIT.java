package io.closeloop.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.closeloop.events.LeadMessage.MessageRequested;
import io.closeloop.events.SmsEvent.MessageHeld;
import io.closeloop.gateway.house.GatewayHouse;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What stands in Close counts, also when the news of it has not arrived. */
@QuarkusTest
class LastLookIT extends GatewayHouse {

    @Test
    void a_kill_switch_on_the_lead_is_seen_before_its_news() {
        // Given
        close.simulator().act().workflow(acme.lead, Map.of("charlie_kill_switch", "yes"));

        // When
        acme.ask(acme.text("Hi Bo"));

        // Then
        assertThat(acme.awaitTold(MessageHeld.class).reason()).isEqualTo("the kill switch is set in Close");
        assertThat(acme.effectsInClose()).isEmpty();
    }

    @Test
    void a_kill_switch_on_the_contact_is_seen_before_its_news() {
        // Given
        close.simulator().act().contactField(acme.contact, Map.of("charlie_kill_switch", "true"));

        // When
        acme.ask(acme.text("Hi Bo"));

        // Then
        assertThat(acme.awaitTold(MessageHeld.class).reason()).isEqualTo("the kill switch is set in Close");
    }

    @Test
    void a_kill_switch_that_says_no_is_none() {
        // Given
        close.simulator().act().workflow(acme.lead, Map.of("charlie_kill_switch", "false"));

        // When
        MessageRequested asked = acme.ask(acme.text("Hi Bo"));

        // Then
        acme.awaitState(asked, "SENT");
    }

    @Test
    void a_person_who_opted_out_is_not_texted() {
        // Given
        close.simulator().act().inboundSms(acme.phone, acme.sendingNumber, "STOP");

        // When
        acme.ask(acme.text("Hi Bo"));

        // Then
        assertThat(acme.awaitTold(MessageHeld.class).reason()).isEqualTo("Close blocks texts to this phone");
        assertThat(acme.effectsInClose()).isEmpty();
    }
}
