package io.closeloop.close.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.closeloop.close.credential.Secret;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class CloseJsonTest {

    @Test
    void a_lead_keeps_custom_values_and_every_other_key() throws JsonProcessingException {
        Lead lead = read(Lead.class, """
                {"id":"lead_A","display_name":"Acme","contact_ids":["cont_B","cont_A"],"status_label":"Potential",
                 "contacts":[{"id":"cont_A","phones":[{"phone":"+14155550100","outbound_sms_blocked":true}]}],
                 "date_updated":"2026-01-01T00:00:00.000000+00:00","custom.cf_EN":"true","localtime":"later"}""");

        assertThat(lead.custom("cf_EN").map(JsonNode::asText)).contains("true");
        assertThat(lead.custom("custom.cf_EN")).isPresent();
        assertThat(lead.custom("cf_KS")).isEmpty();
        assertThat(lead.contactIds()).containsExactly("cont_B", "cont_A");
        assertThat(lead.contacts().getFirst().phones().getFirst().outboundSmsBlocked())
                .isTrue();
        assertThat(lead.rest()).containsKey("localtime");
        assertThat(lead.dateUpdated()).isEqualTo(Instant.parse("2026-01-01T00:00:00Z"));
    }

    @Test
    void absent_and_null_lists_are_empty() throws JsonProcessingException {
        Contact contact = read(Contact.class, "{\"id\":\"cont_A\",\"phones\":null}");

        assertThat(contact.phones()).isEmpty();
        assertThat(contact.rest()).isEmpty();
        assertThat(read(Lead.class, "{\"id\":\"lead_A\"}").contacts()).isEmpty();
    }

    @Test
    void a_status_that_close_adds_later_is_unknown_and_not_an_error() throws JsonProcessingException {
        Sms sms = read(Sms.class, "{\"id\":\"acti_S\",\"status\":\"queued\",\"direction\":\"outbound\",\"more\":1}");

        assertThat(sms.status()).isEqualTo(Sms.Status.UNKNOWN);
        assertThat(sms.direction()).isEqualTo(Sms.Direction.OUTBOUND);
    }

    @Test
    void a_draft_is_written_as_close_reads_it() throws JsonProcessingException {
        String body = CloseJson.MAPPER.writeValueAsString(
                NewSms.draft(new SmsDraft("lead_A", "cont_A", "+15550001111", "+14155550100", "Hi Bo")));

        assertThat(CloseJson.MAPPER.readTree(body)).isEqualTo(CloseJson.MAPPER.readTree("""
                {"status":"draft","direction":"outbound","lead_id":"lead_A","contact_id":"cont_A",
                 "local_phone":"+15550001111","remote_phone":"+14155550100","text":"Hi Bo"}"""));
    }

    @Test
    void a_subscription_carries_only_what_the_newest_schema_takes() throws JsonProcessingException {
        JsonNode filter = ExtraFilter.changedAny(List.of("custom.cf_EN", "custom.cf_KS"));

        String body = CloseJson.MAPPER.writeValueAsString(new NewWebhook(
                "https://hook.example.com",
                List.of(new WebhookEvent("lead", "updated", filter), new WebhookEvent("lead", "created"))));

        assertThat(CloseJson.MAPPER.readTree(body)).isEqualTo(CloseJson.MAPPER.readTree("""
                {"url":"https://hook.example.com","events":[
                 {"object_type":"lead","action":"updated","extra_filter":{"type":"or","filters":[
                  {"type":"field_accessor","field":"changed_fields","filter":{"type":"contains","value":"custom.cf_EN"}},
                  {"type":"field_accessor","field":"changed_fields","filter":{"type":"contains","value":"custom.cf_KS"}}]}},
                 {"object_type":"lead","action":"created"}]}"""));
    }

    @Test
    void the_inbound_filter_is_the_one_that_the_reference_shows() throws JsonProcessingException {
        assertThat(ExtraFilter.dataEquals("direction", "inbound")).isEqualTo(CloseJson.MAPPER.readTree("""
                {"type":"field_accessor","field":"data","filter":{"type":"field_accessor","field":"direction",
                 "filter":{"type":"equals","value":"inbound"}}}"""));
    }

    @Test
    void a_signature_key_is_read_and_never_written() throws JsonProcessingException {
        WebhookSubscription made = read(WebhookSubscription.class, """
                {"id":"whsub_A","status":"active","signature_key":"0011","events":[],"counters":{}}""");

        assertThat(made.signatureKey()).isEqualTo(Secret.of("0011"));
        assertThat(made.toString()).doesNotContain("0011");
        assertThatThrownBy(() -> CloseJson.MAPPER.writeValueAsString(made))
                .isInstanceOf(JsonMappingException.class)
                .hasMessageNotContaining("0011");
    }

    @Test
    void people_s_words_and_numbers_are_not_printed() throws JsonProcessingException {
        Sms sms = read(Sms.class, "{\"id\":\"acti_S\",\"text\":\"canary\",\"remote_phone\":\"+14155550100\"}");
        Contact contact =
                read(Contact.class, "{\"id\":\"c\",\"name\":\"canary\",\"phones\":[{\"phone\":\"+14155550100\"}]}");

        assertThat(List.of(sms, contact, contact.phones(), new SmsDraft("l", "c", "+1", "+14155550100", "canary"))
                        .toString())
                .doesNotContain("canary")
                .doesNotContain("+1");
    }

    private static <T> T read(Class<T> type, String json) throws JsonProcessingException {
        return CloseJson.MAPPER.readValue(json, type);
    }
}
