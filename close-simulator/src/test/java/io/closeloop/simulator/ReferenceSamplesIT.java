package io.closeloop.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.closeloop.simulator.state.Json;
import io.closeloop.simulator.state.Switch;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every sample of close-api.md, word for word in the test resources: what Close answers the simulator answers, what it takes is taken. */
class ReferenceSamplesIT extends SmsHouse {
    private Map<String, String> names = Map.of();
    private String contact = "";

    /** The world that the samples show. */
    @BeforeEach
    void fill() {
        acme.sharedField("charlie_enabled")
                .sharedField("charlie_kill_switch")
                .contactField("uid")
                .contactChoices("charlie_status", "new", "booked");
        simulator.define().set(Switch.LEGACY_CUSTOM, "present");
        contact = "/contact/" + acme.contactId("Bo Ray") + "/";
        names = Map.of(
                "cf_EN", acme.fieldId("charlie_enabled"),
                "cf_KS", acme.fieldId("charlie_kill_switch"),
                "cf_ST", acme.fieldId("charlie_status"),
                "cf_UID", acme.fieldId("uid"));
        caller.put(contact, named("""
                {"title":"CEO","emails":[{"type":"office","email":"bo@example.com"}],"urls":[{"type":"url","url":"https://example.com"}],
                 "custom.cf_ST":"booked","custom.cf_UID":"u-123"}"""));
        caller.put(lead, """
                {"addresses":[{"label":"business","address_1":"1 Main","address_2":"","city":"Reno","state":"NV","zipcode":"89501","country":"US"}]}""");
        caller.put(lead, named("{\"custom.cf_EN\":\"true\"}"));
        simulator.act().inboundSms("+14155550111", "+14155550100", "Yes please");
        simulator.act().meeting(acme.contactId("Bo Ray"), BEGIN.plusSeconds(3600));
    }

    private String named(String text) {
        String own = text;
        for (Map.Entry<String, String> name : names.entrySet()) {
            own = own.replace(name.getKey(), name.getValue());
        }
        return own;
    }

    private Caller.Reply subscribe(String event) {
        return caller.post("/webhook/", """
                {"url":"http://127.0.0.1:1/close","events":[%s]}""".formatted(event));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "1.4-me,/me/,",
        "3.1-lead,LEAD,",
        "3.2-contact,CONTACT,",
        "4-custom-field,/custom_field/contact/,/data/1",
        "5.1-sms,/activity/sms/,/data/0",
        "6-phone-number,/phone_number/,/data/0",
        "7.1-meeting,/activity/meeting/,/data/0",
        "2.4-event,/event/?object_type=lead&action=updated,/data/0"
    })
    void an_answer_has_the_form_of_its_sample(String sample, String path, String pointer) {
        JsonNode answer = caller.get(path.replace("LEAD", lead).replace("CONTACT", contact))
                .body();

        JsonNode object = pointer == null ? answer : answer.at(pointer);

        assertThat(Sample.of(sample, names).differences(object)).isEmpty();
    }

    @Test
    void a_subscription_has_the_form_of_its_sample() {
        Caller.Reply made = subscribe("{\"object_type\":\"activity.sms\",\"action\":\"created\"}");

        assertThat(Sample.of("2.1-webhook").differences(made.body())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"2.6-filter-of-fields", "2.6-filter-of-inbound-texts"})
    void the_filters_of_the_samples_are_taken_as_they_are(String sample) {
        JsonNode event = Sample.of(sample, names).json();

        Caller.Reply made = subscribe(event.toString());

        assertThat(made.status()).isEqualTo(201);
        assertThat(made.body().at("/events/0")).isEqualTo(event);
    }

    @Test
    void the_search_of_the_sample_finds_what_its_answer_shows() {
        Caller.Reply found =
                caller.post("/data/search/", Sample.of("3.6-search").json().toString());

        assertThat(Sample.of("3.6-search-answer").differences(found.body())).isEmpty();
        assertThat(found.body().path("data")).hasSize(1);
        assertThat(found.body().at("/data/0/emails/0/email").asText()).isEqualTo("bo@example.com");
    }

    @Test
    void the_search_by_a_custom_field_of_the_sample_finds_its_contact() {
        ObjectNode query = Json.object();
        query.putObject("query")
                .put("type", "and")
                .putArray("queries")
                .add(Json.literal("{\"type\":\"object_type\",\"object_type\":\"contact\"}"))
                .add(Sample.of("3.6-search-by-custom-field", names).json());

        Caller.Reply found = caller.post("/data/search/", query.toString());

        assertThat(found.body().at("/data/0/id").asText()).isEqualTo(acme.contactId("Bo Ray"));
    }

    @Test
    void the_text_of_the_sample_is_sent() {
        String text = Sample.of(
                        "5.2-send-now",
                        Map.of("lead_A", leadId, "cont_A", acme.contactId("Bo Ray"), "+15550001111", "+14155550100"))
                .json()
                .toString();

        Caller.Reply made = caller.post("/activity/sms/", text);
        time.advance(SEND);

        assertThat(made.status()).isEqualTo(200);
        assertThat(now(made).text("status")).isEqualTo("sent");
    }

    /** Where the reference lists keys and gives no sample. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
            /user/               | {"id":"","email":"","first_name":"","last_name":"","image":"","organizations":[""],"date_created":"","date_updated":""}
            /pipeline/           | {"id":"","name":"","statuses":[{"id":"","label":"","type":""}]}
            /status/opportunity/ | {"id":"","label":"","type":"","pipeline_id":""}
            /status/lead/        | {"id":"","label":""}
            /task/?_type=all     | {"_type":"","remote_phone":"","local_phone":"","lead_id":"","assigned_to":"","date":"","is_complete":false}
            """)
    void an_answer_has_the_keys_that_the_reference_lists(String path, String keys) {
        JsonNode object = caller.get(path).body().at("/data/0");

        assertThat(new Sample(Json.literal(keys)).missing(object)).isEmpty();
    }

    @Test
    void an_opportunity_has_the_keys_that_the_reference_lists() {
        acme.opportunity("Bo Ray", 50_000);

        JsonNode object = caller.get("/opportunity/").body().at("/data/0");

        assertThat(object.properties())
                .extracting(Map.Entry::getKey)
                .contains("status_id", "status_label", "status_type", "pipeline_id", "pipeline_name", "value")
                .contains("value_currency", "value_formatted", "value_period", "confidence", "date_won", "date_lost")
                .contains(
                        "expected_value", "annualized_value", "note", "contact_id", "lead_id", "lead_name", "user_id");
    }

    @Test
    void a_schema_has_the_keys_that_the_reference_lists() {
        JsonNode schema = caller.get("/custom_field_schema/contact/").body();

        assertThat(schema.path("name").asText()).isEqualTo("Contact");
        assertThat(schema.path("object_type").asText()).isEqualTo("contact");
        assertThat(schema.path("organization_id").asText()).isEqualTo(acme.id());
        assertThat(schema.path("fields")).hasSize(4);
    }
}
