package io.closeloop.lifecycle;

import static io.closeloop.events.Milestone.LEAD_ACTIVATED;
import static org.assertj.core.api.Assertions.assertThat;

import io.closeloop.events.LeadMessage.MessageRequested;
import io.closeloop.lifecycle.house.House;
import io.closeloop.service.trace.Trace;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A workflow's webhook in; a milestone and an intro out, once. */
@QuarkusTest
class ActivationIT extends House {

    @Test
    void a_workflow_activates_the_lead_and_asks_for_the_intro() {
        acme.workflow(
                Map.of("charlie_enabled", "true", "ai_setter_id", acme.setter().toString()));

        MessageRequested intro = acme.awaitText(1);
        assertThat(intro.text()).isEqualTo("Hi Bo, Anna here");
        assertThat(intro.toPhone()).isEqualTo(acme.bosPhone);
        assertThat(intro.fromPhone()).isEqualTo(acme.number);
        assertThat(intro.contactId()).isEqualTo(acme.contact);
        acme.awaitMilestones(LEAD_ACTIVATED);
    }

    @Test
    void a_person_s_toggle_on_a_contact_activates_that_contact() {
        acme.person().contactField(acme.contact, Map.of("charlie_enabled", "on"));

        assertThat(acme.awaitText(1).contactId()).isEqualTo(acme.contact);
    }

    @Test
    void fields_that_come_in_two_events_are_read_together() {
        var carl = acme.createSetter("Carl");

        acme.workflow(Map.of("charlie_enabled", "true"));
        acme.workflow(Map.of("ai_setter_id", carl.toString()));

        assertThat(acme.awaitText(1).setterId()).isEqualTo(carl);
    }

    @Test
    void a_second_delivery_of_everything_changes_nothing() {
        acme.workflow(Map.of("charlie_enabled", "true"));
        acme.awaitText(1);

        acme.deliverAgain();
        acme.workflow(Map.of("charlie_kill_switch", "true"));

        acme.awaitTimeline("Kill Switch Reached");
        assertThat(acme.messages(MessageRequested.class)).hasSize(1);
        assertThat(acme.timeline()).filteredOn("Activation asked for"::equals).hasSize(1);
    }

    @Test
    void one_trace_runs_from_the_webhook_through_the_read_of_close_to_what_goes_out() {
        acme.workflow(Map.of("charlie_enabled", "yes"));

        acme.awaitText(1);
        String trace =
                String.valueOf(Trace.idOf(acme.messages().getFirst().envelope().traceparent()));
        assertThat(acme.close().ledger(0))
                .filteredOn(entry ->
                        entry.path().contains(acme.lead) && entry.method().equals("GET"))
                .extracting(entry -> Trace.idOf(entry.traceparent()))
                .containsExactly(trace);
        assertThat(acme.as("viewer")
                        .get("/leads/" + acme.lead + "/timeline")
                        .jsonPath()
                        .getList("entries.traceId"))
                .containsOnly(trace);
    }

    @Test
    void a_number_that_talks_on_another_lead_of_the_account_is_refused_with_a_link() {
        acme.workflow(Map.of("charlie_enabled", "true"));
        acme.awaitText(1);
        String twin = acme.organization.lead("Twin", acme.bosPhone).leadId("Twin");

        acme.person().workflow(twin, Map.of("charlie_enabled", "true"));

        acme.on(twin).awaitTimeline("already talks with a setter on lead " + acme.lead);
        assertThat(acme.on(twin).messages()).isEmpty();
    }

    @Test
    void without_a_good_api_key_the_lead_is_refused_and_the_reason_shown() {
        acme.storeKey("api_wrong");

        acme.workflow(Map.of("charlie_enabled", "true"));

        acme.awaitTimeline("Close refuses the API key");
    }
}
