package io.closeloop.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeType;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.closeloop.simulator.state.Json;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The samples of close-api.md, key by key: what stands in a sample stands in the simulator's answer, with the same kind of value, unless
 * either is null.
 */
class ReferenceSamplesIT {
    private final CloseSimulator simulator = CloseSimulator.start(0);
    private final OrganizationDefinition acme = simulator
            .define()
            .organization("Acme")
            .phoneNumber("+14155550100", "Main line")
            .contactField("stage")
            .lead("Bo Ray", "+14155550111")
            .opportunity("Bo Ray", 50_000);
    private final Caller caller = Caller.of(simulator, acme);

    @BeforeEach
    void fill() {
        simulator.act().inboundSms("+14155550111", "+14155550100", "Yes please");
        simulator.act().meeting(acme.contactId("Bo Ray"), Instant.parse("2030-03-01T15:00:00Z"));
        caller.put("/lead/" + acme.leadId("Bo Ray") + "/", "{\"description\":\"VIP\"}");
        caller.post("/webhook/", """
                {"url":"http://127.0.0.1:1/","events":[{"object_type":"activity.sms","action":"created"}]}""");
    }

    @AfterEach
    void stop() {
        simulator.close();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
            /me/                    |                | {"id":"","first_name":"","last_name":"","email":"","image":"","last_used_timezone":"","date_created":"","date_updated":"","email_accounts":[],"memberships":[],"organizations":[],"phone_numbers":[]}
            /me/                    | /memberships/0 | {"id":"","organization_id":"","user_id":"","role_id":"admin","permissions_granted":[],"auto_record_calls":"unset","track_email_opens":true}
            /me/                    | /organizations/0 | {"id":"","name":"","lead_statuses":[],"pipelines":[],"created_by":""}
            /me/                    | /organizations/0/pipelines/0/statuses/0 | {"id":"","label":"Active","type":"active"}
            /user/                  | /data/0        | {"id":"","email":"","first_name":"","last_name":"","image":"","organizations":[],"date_created":"","date_updated":""}
            /lead/                  | /data/0        | {"id":"","name":"","display_name":"","description":"","url":null,"html_url":"","status_id":"","status_label":"","contact_ids":[],"contacts":[],"addresses":[],"opportunities":[],"tasks":[],"integration_links":[],"organization_id":"","created_by":"","created_by_name":"","updated_by":"","updated_by_name":"","date_created":"","date_updated":""}
            /contact/               | /data/0        | {"id":"","lead_id":"","organization_id":"","name":"","display_name":"","title":"","emails":[],"phones":[],"urls":[],"integration_links":[],"timezone":null,"timezone_source":null,"created_by":"","updated_by":"","date_created":"","date_updated":""}
            /contact/               | /data/0/phones/0 | {"type":"","phone":"","phone_formatted":"","country":"US","outbound_sms_blocked":false}
            /custom_field/contact/  | /data/0        | {"id":"","name":"","description":null,"type":"","accepts_multiple_values":false,"editable_with_roles":[],"is_shared":false,"required":false,"always_visible":true,"organization_id":"","created_by":"","updated_by":"","date_created":"","date_updated":""}
            /custom_field_schema/contact/ |          | {"name":"Contact","object_type":"contact","organization_id":"","fields":[]}
            /activity/sms/          | /data/0        | {"id":"","_type":"SMS","organization_id":"","lead_id":"","contact_id":"","user_id":"","user_name":"","users":[],"direction":"","status":"","text":"","local_phone":"","local_phone_formatted":"","local_country_iso":"","remote_phone":"","remote_phone_formatted":"","remote_country_iso":"","date_sent":null,"date_scheduled":null,"activity_at":"","date_created":"","date_updated":"","template_id":null,"error_message":null,"cost":"1","source":"","attachments":[],"created_by":null,"created_by_name":null,"updated_by":null,"updated_by_name":null,"sequence_id":null,"sequence_name":null,"sequence_subscription_id":null,"agent_config_id":null,"agent_action_reason":null}
            /phone_number/          | /data/0        | {"id":"","organization_id":"","label":"","number":"","number_formatted":"","country":"US","type":"internal","is_group_number":false,"user_id":"","participants":[],"phone_numbers":[],"phone_numbers_formatted":[],"sms_enabled":true,"mms_enabled":true,"supports_sms_to_countries":[],"supports_mms_to_countries":[],"carrier":"","carrier_type":"","is_premium":false,"is_verified":true,"was_ported":false,"forward_to":null,"forward_to_enabled":false,"press_1_to_accept":false,"voicemail_greeting_url":null,"last_billed_price":1.0,"next_billing_on":"","address_id":null,"bundle_id":null,"date_created":"","date_updated":""}
            /activity/meeting/      | /data/0        | {"id":"","_type":"Meeting","lead_id":"","contact_id":null,"user_id":"","organization_id":"","title":"","status":"upcoming","starts_at":"","ends_at":"","activity_at":"","duration":1800,"location":null,"note":"","source":"calendar","is_recurring":false,"calendar_event_uids":[],"attendees":[],"conference_links":[],"connected_account_id":null,"outcome_id":null,"summary":null,"user_note_html":null,"date_created":"","date_updated":""}
            /opportunity/           | /data/0        | {"status_id":"","status_label":"","status_type":"active","pipeline_id":"","pipeline_name":"","value":1,"value_currency":"","value_formatted":"","value_period":"","confidence":1,"date_won":null,"date_lost":null,"expected_value":1,"annualized_value":1,"note":"","contact_id":null,"lead_id":"","lead_name":"","user_id":""}
            /pipeline/              | /data/0        | {"id":"","name":"","statuses":[]}
            /status/opportunity/    | /data/0        | {"id":"","label":"","type":"","pipeline_id":""}
            /status/lead/           | /data/0        | {"id":"","label":""}
            /task/?_type=all        | /data/0        | {"_type":"incoming_sms","remote_phone":"","local_phone":"","lead_id":"","assigned_to":"","date":"","is_complete":false}
            /webhook/               | /data/0        | {"id":"","url":"","status":"active","verify_ssl":true,"events":[],"signature_key":"","health_status":"healthy","latest_error":null,"pause_reason":null,"recent_consecutive_fail_buckets_cnt":0,"counters":{},"created_by":"","updated_by":"","date_created":"","date_updated":""}
            /event/?object_type=lead&action=updated | /data/0 | {"id":"","date_created":"","date_updated":"","organization_id":"","user_id":"","request_id":"","api_key_id":"","oauth_client_id":null,"oauth_scope":null,"object_type":"lead","object_id":"","lead_id":"","action":"updated","changed_fields":[],"previous_data":{},"data":{},"meta":{}}
            """)
    void what_stands_in_a_sample_stands_in_the_answer(String path, String pointer, String sample) {
        JsonNode answer = caller.get(path).body();

        JsonNode object = pointer == null ? answer : answer.at(pointer);

        ObjectNode expected = Json.literal(sample);
        expected.properties().forEach(entry -> {
            assertThat(object.has(entry.getKey())).as(entry.getKey()).isTrue();
            JsonNode value = object.get(entry.getKey());
            if (!value.isNull() && !entry.getValue().isNull()) {
                assertThat(value.getNodeType())
                        .as(entry.getKey())
                        .isEqualTo(entry.getValue().getNodeType());
            }
            boolean literal = entry.getValue().getNodeType() == JsonNodeType.STRING
                    && !entry.getValue().asText().isEmpty();
            if (literal) {
                assertThat(value).as(entry.getKey()).isEqualTo(entry.getValue());
            }
        });
    }
}
