package io.closeloop.close.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.closeloop.close.wire.Meeting;
import io.closeloop.close.wire.Sms;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CloseEventTest {

    /** Source: the sample of close-api.md 2.4. */
    private static final String SAMPLE = """
            {"id":"ev_1","date_created":"2026-02-01T12:00:00.123000","date_updated":"2026-02-01T12:00:00.123000",
             "organization_id":"orga_A","user_id":"user_A","request_id":"req_1",
             "api_key_id":null,"oauth_client_id":null,"oauth_scope":null,
             "object_type":"lead","object_id":"lead_A","lead_id":"lead_A","action":"updated",
             "changed_fields":["custom.cf_EN","date_updated"],
             "previous_data":{"custom.cf_EN":null,"date_updated":"2026-02-01T11:00:00.000000+00:00"},
             "data":{"id":"lead_A","name":"Acme","custom.cf_EN":"true","date_updated":"2026-02-01T12:00:00.100000+00:00"},
             "meta":{"request_method":"PUT","request_path":"/api/v1/lead/lead_A/"}}""";

    @Test
    void reads_a_webhook_body() {
        CloseEvent event = read("{\"event\":" + SAMPLE + ",\"subscription_id\":\"whsub_A\"}");

        assertThat(event.id()).isEqualTo("ev_1");
        assertThat(event.type()).isEqualTo("lead.updated");
        assertThat(event.objectId()).isEqualTo("lead_A");
        assertThat(event.leadId()).isEqualTo("lead_A");
        assertThat(event.organizationId()).isEqualTo("orga_A");
        assertThat(event.userId()).isEqualTo("user_A");
        assertThat(event.apiKeyId()).isNull();
        assertThat(event.changedFields()).containsExactly("custom.cf_EN", "date_updated");
        assertThat(event.meta().path("request_method").asText()).isEqualTo("PUT");
        assertThat(event.subscriptionId()).isEqualTo("whsub_A");
    }

    @Test
    void reads_an_entry_of_the_event_log_the_same_way() {
        CloseEvent fromLog = read(SAMPLE);

        assertThat(fromLog.id()).isEqualTo("ev_1");
        assertThat(fromLog.subscriptionId()).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-02-01T12:00:00.123000, 2026-02-01T12:00:00.123Z",
        "2026-02-01T12:00:00.123456, 2026-02-01T12:00:00.123456Z",
        "2026-02-01T12:00:00, 2026-02-01T12:00:00Z",
        "2026-02-01T12:00:00.5+02:00, 2026-02-01T10:00:00.5Z"
    })
    void takes_a_time_without_offset_as_utc(String written, Instant meant) {
        CloseEvent event = read(SAMPLE.replace("2026-02-01T12:00:00.123000", written));

        assertThat(event.dateUpdated()).isEqualTo(meant);
        assertThat(event.dateCreated()).isEqualTo(meant);
    }

    @Test
    void finds_a_custom_value_now_and_before() {
        CloseEvent event = read(SAMPLE);

        assertThat(event.custom("cf_EN").map(JsonNode::asText)).contains("true");
        assertThat(event.previousCustom("cf_EN")).isEmpty();
        assertThat(event.touches("cf_EN")).isTrue();
        assertThat(event.touches("cf_KS")).isFalse();
    }

    @Test
    void tells_an_unset_field_from_one_that_did_not_change() {
        CloseEvent cleared = read(SAMPLE.replace("\"custom.cf_EN\":\"true\",", ""));

        CloseEvent renamed = read(SAMPLE.replace("[\"custom.cf_EN\",", "[\"name\","));

        assertThat(cleared.touches("cf_EN")).isTrue();
        assertThat(cleared.custom("cf_EN")).isEmpty();
        assertThat(renamed.touches("cf_EN")).isFalse();
        assertThat(renamed.custom("cf_EN")).isPresent();
    }

    @Test
    void finds_a_custom_value_in_the_legacy_map_by_id_and_by_name() {
        CloseEvent event = read(SAMPLE.replace(
                "\"custom.cf_EN\":\"true\"", "\"custom\":{\"charlie_enabled\":\"yes\",\"cf_KS\":\"no\"}"));

        assertThat(event.custom("cf_EN", "charlie_enabled").map(JsonNode::asText))
                .contains("yes");
        assertThat(event.custom("cf_KS").map(JsonNode::asText)).contains("no");
        assertThat(event.custom("cf_EN")).isEmpty();
    }

    @Test
    void touches_every_value_that_a_lead_is_born_with() {
        CloseEvent born =
                read(SAMPLE.replace("\"updated\"", "\"created\"").replace("[\"custom.cf_EN\",\"date_updated\"]", "[]"));

        assertThat(born.touches("cf_EN")).isTrue();
        assertThat(born.touches("cf_KS")).isFalse();
    }

    @Test
    void carries_no_object_when_deleted() {
        CloseEvent deleted = read("""
                {"id":"ev_2","date_updated":"2026-02-01T12:00:00","object_type":"contact","object_id":"cont_A",
                 "action":"deleted","data":null,"previous_data":{"custom.cf_EN":"true"}}""");

        assertThat(deleted.dataAs(Sms.class)).isEmpty();
        assertThat(deleted.custom("cf_EN")).isEmpty();
        assertThat(deleted.touches("cf_EN")).isTrue();
        assertThat(deleted.leadId()).isNull();
        assertThat(deleted.changedFields()).isEmpty();
        assertThat(deleted.dateCreated()).isEqualTo(deleted.dateUpdated());
    }

    @Test
    void gives_the_object_its_own_type() {
        CloseEvent scheduled = read("""
                {"id":"ev_3","date_updated":"2026-02-01T12:00:00","object_type":"activity.meeting","object_id":"acti_M1",
                 "action":"scheduled","data":{"id":"acti_M1","contact_id":null,"status":"upcoming",
                 "starts_at":"2026-03-01T15:00:00+00:00","attendees":[{"contact_id":"cont_A","status":"yes"}]}}""");

        Meeting meeting = scheduled.dataAs(Meeting.class).orElseThrow();

        assertThat(meeting.startsAt()).isEqualTo(Instant.parse("2026-03-01T15:00:00Z"));
        assertThat(meeting.isWith("cont_A")).isTrue();
        assertThat(meeting.isWith("cont_B")).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "nothing | the body is not JSON",
                "'{\"a\":1} {\"b\":2}' | the body is not JSON",
                "'{\"a\":1,\"a\":2}' | the body is not JSON",
                "'{\"event\":[]}' | event is not an object",
                "'[]' | event is not an object",
                "'{\"event\":{}}' | event.date_updated is missing or not text",
                "'{\"event\":{\"date_updated\":\"today\"}}' | event.date_updated is not an ISO date and time",
                "'{\"event\":{\"date_updated\":\"2026-02-01T12:00:00\",\"id\":7}}' | event.id is missing or not text"
            })
    void says_why_bytes_are_not_an_event(String body, String reason) {
        assertThatThrownBy(() -> read(body))
                .isInstanceOf(UnreadableEventException.class)
                .hasMessage(reason);
    }

    @Test
    void refuses_json_that_is_nested_to_exhaust_the_reader() {
        String deep = "[".repeat(100_000) + "]".repeat(100_000);

        assertThatThrownBy(
                        () -> read(SAMPLE.replace("{\"request_method\"", "{\"deep\":" + deep + ",\"request_method\"")))
                .isInstanceOf(UnreadableEventException.class);
    }

    @Test
    void never_prints_the_data() {
        assertThat(read(SAMPLE).toString()).contains("ev_1", "lead_A").doesNotContain("Acme");
    }

    private static CloseEvent read(String json) {
        return CloseEvent.read(json.getBytes(StandardCharsets.UTF_8));
    }
}
