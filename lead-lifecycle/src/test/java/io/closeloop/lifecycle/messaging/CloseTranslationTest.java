package io.closeloop.lifecycle.messaging;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.closeloop.close.event.CloseEvent;
import io.closeloop.close.event.UnreadableEventException;
import io.closeloop.events.Cause;
import io.closeloop.events.IntegrationChanged;
import io.closeloop.events.IntegrationChanged.ControlFields;
import io.closeloop.lifecycle.domain.news.Input;
import io.closeloop.lifecycle.domain.news.News;
import io.closeloop.lifecycle.domain.news.Switch;
import io.closeloop.lifecycle.domain.state.Level;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Close's events as close-api.md 2.4 has them. */
class CloseTranslationTest {

    private static final IntegrationChanged SETTINGS = new IntegrationChanged(
            IntegrationChanged.Status.CONNECTED,
            "+15550001111",
            null,
            new ControlFields("cf_EN", "cf_ST", "cf_KS"),
            new ControlFields("cf_EN2", null, null),
            "user_1",
            1,
            1,
            1);

    @Test
    void a_workflow_s_change_names_the_fields_it_touched_and_what_they_were() {
        Optional<News> news = translate(
                "lead",
                "updated",
                "[\"custom.cf_EN\",\"custom.cf_ST\"]",
                "{\"custom.cf_EN\":\"Yes\",\"custom.cf_ST\":\" abc \"}",
                "{\"custom.cf_EN\":null}");

        assertThat(news)
                .contains(new News(
                        new Input.ControlFieldsChanged(
                                Level.LEAD, new Switch.Change(Switch.OFF, Switch.ON), null, "abc"),
                        Instant.parse("2026-02-01T12:00:00.123Z"),
                        new Cause("workflow", "ev_1", "user_7")));
    }

    @Test
    void a_field_named_as_changed_and_absent_was_cleared() {
        Optional<News> news = translate(
                "lead", "updated", "[\"custom.cf_KS\",\"custom.cf_ST\"]", "{}", "{\"custom.cf_KS\":\"true\"}");

        assertThat(news.map(News::input))
                .contains(
                        new Input.ControlFieldsChanged(Level.LEAD, null, new Switch.Change(Switch.ON, Switch.OFF), ""));
    }

    @Test
    void a_lead_may_be_born_enabled() {
        Optional<News> news = translate("lead", "created", "[]", "{\"custom.cf_EN\":true}", "{}");

        assertThat(news.map(News::input))
                .contains(new Input.ControlFieldsChanged(
                        Level.LEAD, new Switch.Change(Switch.OFF, Switch.ON), null, null));
    }

    @Test
    void a_contact_s_toggle_names_the_contact() {
        Optional<News> news =
                translate("contact", "updated", "[\"custom.cf_EN2\"]", "{\"custom.cf_EN2\":\"on\"}", "{}");

        assertThat(news.map(News::input))
                .contains(new Input.ControlFieldsChanged(
                        new Level.OfContact("obj_1"), new Switch.Change(Switch.OFF, Switch.ON), null, null));
    }

    @Test
    void a_change_of_other_fields_is_nothing() {
        assertThat(translate("lead", "updated", "[\"name\"]", "{\"custom.cf_EN\":\"true\"}", "{}"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"TRUE, ON", "1, ON", "off, OFF", "no, OFF", "maybe, UNREADABLE"})
    void yes_and_no_are_read_as_people_write_them(String written, Switch read) {
        Optional<News> news =
                translate("lead", "updated", "[\"custom.cf_EN\"]", "{\"custom.cf_EN\":\"" + written + "\"}", "{}");

        assertThat(news.map(News::input))
                .contains(new Input.ControlFieldsChanged(Level.LEAD, new Switch.Change(Switch.OFF, read), null, null));
    }

    @Test
    void an_inbound_text_is_heard_with_close_s_time() {
        Optional<News> news = translate(
                "activity.sms",
                "created",
                "[]",
                "{\"id\":\"acti_1\",\"direction\":\"inbound\",\"contact_id\":\"cont_1\",\"remote_phone\":\"+14155550100\","
                        + "\"local_phone\":\"+15550001111\",\"text\":\"hi\",\"date_created\":\"2026-02-01T11:59:00+00:00\"}",
                "{}");

        assertThat(news)
                .contains(new News(
                        new Input.InboundText("acti_1", "cont_1", "+14155550100", "+15550001111", "hi"),
                        Instant.parse("2026-02-01T11:59:00Z"),
                        new Cause("inbound text", "acti_1", "cont_1")));
    }

    @Test
    void an_outbound_text_is_the_gateway_s_business() {
        assertThat(translate(
                        "activity.sms",
                        "created",
                        "[]",
                        "{\"id\":\"acti_1\",\"direction\":\"outbound\",\"remote_phone\":\"+14155550100\"}",
                        "{}"))
                .isEmpty();
    }

    @Test
    void a_meeting_is_with_its_attendees() {
        Optional<News> news = translate(
                "activity.meeting",
                "scheduled",
                "[]",
                "{\"id\":\"acti_m\",\"contact_id\":null,\"starts_at\":\"2026-03-01T15:00:00+00:00\","
                        + "\"attendees\":[{\"contact_id\":\"cont_1\"},{\"contact_id\":null}]}",
                "{}");

        assertThat(news.map(News::input))
                .contains(
                        new Input.MeetingScheduled("acti_m", Set.of("cont_1"), Instant.parse("2026-03-01T15:00:00Z")));
    }

    @Test
    void what_a_merge_fills_in_is_told_as_such() {
        String merged = """
                {"event":{"id":"ev_1","date_created":"2026-02-01T12:00:00.123","date_updated":"2026-02-01T12:00:00.123",
                "object_type":"lead","action":"updated","object_id":"lead_1","lead_id":"lead_1","changed_fields":["custom.cf_EN"],
                "data":{"custom.cf_EN":"true"},"previous_data":{},"meta":{"merge_source_lead_id":"lead_2"}},"subscription_id":"w"}""";

        assertThat(CloseTranslation.read(CloseEvent.read(merged.getBytes(UTF_8)))
                        .under(SETTINGS))
                .extracting(News::input)
                .containsExactly(new Input.ControlFieldsChanged(
                        Level.LEAD, new Switch.Change(Switch.OFF, Switch.ON), null, null, true));
    }

    @Test
    void a_won_opportunity_counts_when_it_becomes_so() {
        String won = "{\"status_type\":\"won\",\"contact_id\":\"cont_1\"}";

        assertThat(translate("opportunity", "updated", "[\"status_type\"]", won, "{}")
                        .map(News::input))
                .contains(new Input.OpportunityWon("obj_1", "cont_1"));
        assertThat(translate("opportunity", "updated", "[\"value\"]", won, "{}"))
                .isEmpty();
        assertThat(translate("opportunity", "updated", "[\"status_type\"]", "{\"status_type\":\"lost\"}", "{}"))
                .isEmpty();
    }

    @Test
    void changed_phones_are_told_beside_a_changed_field() {
        CloseEvent event =
                event("contact", "updated", "[\"phones\",\"custom.cf_EN2\"]", "{\"custom.cf_EN2\":\"on\"}", "{}");

        assertThat(CloseTranslation.read(event).under(SETTINGS))
                .extracting(News::input)
                .hasSize(2)
                .contains(new Input.PhonesChanged("obj_1"));
    }

    @ParameterizedTest
    @CsvSource({"lead, deleted", "contact, deleted", "lead, merged", "activity.meeting, canceled"})
    void every_type_that_is_let_through_means_something(String object, String action) {
        assertThat(CloseTranslation.TYPES).contains("close." + object + "." + action);
        assertThat(translate(object, action, "[]", "null", "{}")).isPresent();
    }

    @ParameterizedTest
    @CsvSource({"activity.sms, created, id", "activity.meeting, scheduled, attendees"})
    void data_of_another_shape_is_found_out_when_it_is_read(String object, String action, String field) {
        CloseEvent event = event(object, action, "[]", "{\"" + field + "\":{\"a\":[1]}}", "{}");

        assertThatThrownBy(() -> CloseTranslation.read(event)).isInstanceOf(UnreadableEventException.class);
    }

    private static Optional<News> translate(
            String object, String action, String changed, String data, String previous) {
        return CloseTranslation.read(event(object, action, changed, data, previous)).under(SETTINGS).stream()
                .findFirst();
    }

    private static CloseEvent event(String object, String action, String changed, String data, String previous) {
        String body = """
                {"event":{"id":"ev_1","date_created":"2026-02-01T12:00:00.123","date_updated":"2026-02-01T12:00:00.123",
                "user_id":"user_7","object_type":"%s","action":"%s","object_id":"obj_1","lead_id":"lead_1",
                "changed_fields":%s,"data":%s,"previous_data":%s,"meta":{}},"subscription_id":"whsub_1"}""".formatted(object, action, changed, data, previous);
        return CloseEvent.read(body.getBytes(UTF_8));
    }
}
