package io.closeloop.connector.application;

import static org.assertj.core.api.Assertions.assertThat;

import io.closeloop.close.wire.CloseJson;
import io.closeloop.close.wire.WebhookEvent;
import io.closeloop.connector.domain.Integration;
import io.closeloop.events.IntegrationChanged.ControlFields;
import java.util.List;
import org.junit.jupiter.api.Test;

class SubscribedEventsTest {

    private static final ControlFields NONE = new ControlFields(null, null, null);
    private static final ControlFields ALL = new ControlFields("cf_EN", "cf_SE", "cf_KS");

    @Test
    void everything_that_steers_us_and_nothing_else_is_subscribed() {
        assertThat(names(SubscribedEvents.of(new Integration.ControlFields(ALL, ALL))))
                .containsExactly(
                        "lead.created",
                        "lead.updated",
                        "lead.merged",
                        "lead.deleted",
                        "contact.created",
                        "contact.updated",
                        "contact.deleted",
                        "activity.sms.created",
                        "activity.sms.sent",
                        "activity.sms.updated",
                        "activity.meeting.scheduled",
                        "activity.meeting.canceled",
                        "activity.meeting.completed",
                        "opportunity.created",
                        "opportunity.updated");
    }

    @Test
    void lead_updates_are_those_of_a_control_field() throws Exception {
        assertThat(filter("lead.updated", new ControlFields("cf_EN", null, "cf_KS"), NONE))
                .isEqualTo(CloseJson.MAPPER.readTree("""
                {"type":"or","filters":[
                  {"type":"field_accessor","field":"changed_fields","filter":{"type":"contains","value":"custom.cf_EN"}},
                  {"type":"field_accessor","field":"changed_fields","filter":{"type":"contains","value":"custom.cf_KS"}}]}"""));
    }

    @Test
    void contact_updates_are_those_of_a_control_field_or_the_phones() throws Exception {
        assertThat(filter("contact.updated", NONE, new ControlFields("cf_EN", null, null)))
                .isEqualTo(CloseJson.MAPPER.readTree("""
                {"type":"or","filters":[
                  {"type":"field_accessor","field":"changed_fields","filter":{"type":"contains","value":"custom.cf_EN"}},
                  {"type":"field_accessor","field":"changed_fields","filter":{"type":"contains","value":"phones"}}]}"""));
    }

    @Test
    void text_updates_are_those_that_failed() throws Exception {
        assertThat(filter("activity.sms.updated", ALL, ALL)).isEqualTo(CloseJson.MAPPER.readTree("""
                {"type":"field_accessor","field":"data","filter":
                  {"type":"field_accessor","field":"status","filter":{"type":"equals","value":"error"}}}"""));
    }

    @Test
    void opportunities_are_those_that_are_won() throws Exception {
        assertThat(filter("opportunity.updated", ALL, ALL)).isEqualTo(CloseJson.MAPPER.readTree("""
                {"type":"field_accessor","field":"data","filter":
                  {"type":"field_accessor","field":"status_type","filter":{"type":"equals","value":"won"}}}"""));
    }

    @Test
    void no_lead_contact_or_text_that_is_created_is_filtered_because_a_lead_can_be_born_with_the_switch_on() {
        assertThat(SubscribedEvents.of(new Integration.ControlFields(ALL, ALL)))
                .filteredOn(event -> event.action().equals("created"))
                .filteredOn(event -> !event.objectType().equals("opportunity"))
                .hasSize(3)
                .allMatch(event -> event.extraFilter() == null);
    }

    @Test
    void without_any_lead_field_lead_updates_are_not_subscribed_at_all() {
        List<String> names = names(SubscribedEvents.of(new Integration.ControlFields(NONE, ALL)));

        assertThat(names).doesNotContain("lead.updated").contains("lead.created", "contact.updated");
    }

    private static Object filter(String name, ControlFields lead, ControlFields contact) {
        return SubscribedEvents.of(new Integration.ControlFields(lead, contact)).stream()
                .filter(event -> name(event).equals(name))
                .map(event -> (Object) event.extraFilter())
                .findFirst()
                .orElseThrow();
    }

    private static List<String> names(List<WebhookEvent> events) {
        return events.stream().map(SubscribedEventsTest::name).toList();
    }

    private static String name(WebhookEvent event) {
        return event.objectType() + "." + event.action();
    }
}
