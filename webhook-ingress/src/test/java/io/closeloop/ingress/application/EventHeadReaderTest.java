package io.closeloop.ingress.application;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.closeloop.events.UnreadableEvent;
import io.closeloop.ingress.Deliveries;
import io.closeloop.ingress.domain.EventHead;
import java.time.Instant;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventHeadReaderTest {

    private static final String WHOLE = Deliveries.leadUpdated("ev_1", "lead_A");

    @Test
    void takes_the_event_and_not_the_object_inside_it() {
        assertThat(read(WHOLE))
                .isEqualTo(new EventHead(
                        "ev_1",
                        "lead",
                        "updated",
                        "lead_A",
                        "lead_A",
                        "orga_A",
                        Instant.parse("2026-02-01T12:00:01.456Z")));
    }

    @Test
    void an_object_outside_a_lead_stands_for_itself() {
        EventHead head = read(WHOLE.replace("\"lead_id\":\"lead_A\"", "\"lead_id\":null"));

        assertThat(head.leadId()).isNull();
        assertThat(head.subject()).isEqualTo("lead_A");
    }

    @Test
    void the_event_may_stand_anywhere_in_the_body() {
        String event = WHOLE.substring(1, WHOLE.indexOf(",\"subscription_id\""));

        assertThat(read("{\"subscription_id\":\"whsub_A\",\"more\":{\"event\":{\"id\":\"ev_no\"}}," + event + "}"))
                .isEqualTo(read(WHOLE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"id", "object_type", "action", "object_id", "organization_id", "date_updated"})
    void a_missing_field_is_named(String field) {
        String without = WHOLE.replaceFirst("\"" + field + "\":\"[^\"]*\"", "\"" + field + "\":null");

        assertThatThrownBy(() -> read(without))
                .isInstanceOf(UnreadableEvent.class)
                .hasMessage("event." + field + " is missing or not text");
    }

    @Test
    void a_field_that_stands_there_twice_is_refused_because_readers_differ_on_which_counts() {
        String twice = WHOLE.replace("\"user_id\":null", "\"id\":\"ev_other\"");

        assertThatThrownBy(() -> read(twice)).hasMessage("event.id stands there twice");
    }

    @ParameterizedTest
    @ValueSource(strings = {"data", "previous_data", "changed_fields", "id", "lead_id"})
    void whatever_the_consumers_read_may_stand_there_once(String field) {
        String twice = WHOLE.replace("\"user_id\":null", "\"" + field + "\":null");

        assertThatThrownBy(() -> read(twice)).hasMessage("event." + field + " stands there twice");
    }

    @Test
    void a_text_that_would_not_fit_into_a_records_key_is_refused() {
        String tooLong = WHOLE.replace("\"ev_1\"", "\"" + "e".repeat(257) + "\"");

        assertThatThrownBy(() -> read(tooLong)).hasMessage("event.id is longer than 256 characters");
    }

    @Test
    void a_number_of_a_million_digits_is_refused_or_skipped_and_not_computed() {
        String huge = WHOLE.replace("\"user_id\":null", "\"user_id\":1" + "0".repeat(900_000));

        assertThatThrownBy(() -> read(huge)).isInstanceOf(UnreadableEvent.class);
    }

    @Test
    void two_events_in_one_body_are_refused() {
        String event = WHOLE.substring(1, WHOLE.indexOf(",\"subscription_id\""));

        assertThatThrownBy(() -> read("{" + event + "," + event + "}")).hasMessage("event stands there twice");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "null",
                "true",
                "7",
                "\"event\"",
                "[]",
                "{",
                "{}",
                "{\"event\":null}",
                "{\"event\":[]}",
                "{\"event\":{}}",
                "{\"event\":{\"id\":\"ev_1\"",
                "not json",
                "\u0000",
                "{\"event\":{}} {}",
                "<event/>"
            })
    void what_is_not_an_event_is_refused(String body) {
        assertThatThrownBy(() -> read(body)).isInstanceOf(UnreadableEvent.class);
    }

    @Test
    void something_after_the_object_is_refused() {
        assertThatThrownBy(() -> read(WHOLE + "{}")).hasMessage("something follows the JSON object");
    }

    @Test
    void a_date_that_is_none_is_refused() {
        assertThatThrownBy(() -> read(WHOLE.replace("2026-02-01T12:00:01.456000", "yesterday")))
                .hasMessage("event.date_updated is not an ISO date and time");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "{\"a\":"})
    void a_nest_of_half_a_million_levels_is_refused_and_not_followed(String opening) {
        String deep = opening.repeat(500_000 / opening.length());

        assertThatThrownBy(() -> read(WHOLE.replace("\"user_id\":null", "\"user_id\":" + deep)))
                .isInstanceOf(UnreadableEvent.class);
    }

    @Test
    void every_cut_of_a_body_is_refused() {
        byte[] whole = WHOLE.getBytes(UTF_8);

        for (int length = 0; length < whole.length; length++) {
            byte[] cut = Arrays.copyOf(whole, length);
            assertThatThrownBy(() -> EventHeadReader.read(cut))
                    .as("cut after %d bytes", length)
                    .isInstanceOf(UnreadableEvent.class);
        }
    }

    private static EventHead read(String body) {
        return EventHeadReader.read(body.getBytes(UTF_8));
    }
}
