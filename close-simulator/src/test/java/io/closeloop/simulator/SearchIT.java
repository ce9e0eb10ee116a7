package io.closeloop.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The queries of {@code POST /data/search/}. Source: close-api.md 3.6, whose two samples stand here. */
class SearchIT extends SearchWorld {
    @Test
    void a_contact_is_found_by_its_email_and_shows_the_fields_asked_for() {
        Caller.Reply reply = caller.post("/data/search/", """
                {"query":%s,"_fields":{"contact":["id","lead_id","name","emails","phones"]},"_limit":10}""".formatted(
                        and(CONTACTS, related("contact_email", "email", "exact_value", "bo@example.com"))));

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.body().path("data")).hasSize(1);
        assertThat(reply.body().at("/data/0/__object_type").asText()).isEqualTo("contact");
        assertThat(reply.body().at("/data/0/name").asText()).isEqualTo("Bo Ray");
        assertThat(reply.body().at("/data/0/emails/0/email").asText()).isEqualTo("bo@example.com");
        assertThat(reply.body().at("/data/0").has("title")).isFalse();
        assertThat(reply.body().path("cursor").isNull()).isTrue();
        assertThat(reply.body().has("has_more")).isFalse();
    }

    @Test
    void without_fields_only_type_and_id_come_back() {
        Caller.Reply reply = caller.post("/data/search/", "{\"query\":" + CONTACTS + ",\"_limit\":1}");

        assertThat(reply.body().at("/data/0").properties()).hasSize(2);
    }

    @Test
    void a_contact_is_found_by_phone_and_by_custom_text() {
        assertThat(names(CONTACTS, related("contact_phone", "phone", "exact_value", "+14155550112")))
                .containsExactly("Cam Diaz");
        assertThat(names(CONTACTS, custom("uid", text("exact_value", "u-123")))).containsExactly("Bo Ray");
    }

    @Test
    void words_match_in_any_order_and_a_phrase_only_in_its_own() {
        assertThat(names(CONTACTS, regular("title", text("full_words", "executive chief"))))
                .containsExactly("Bo Ray");
        assertThat(names(CONTACTS, regular("title", text("phrase", "executive chef"))))
                .containsExactly("Cam Diaz");
        assertThat(names(CONTACTS, regular("title", text("phrase", "chief chef"))))
                .isEmpty();
        assertThat(names(CONTACTS, regular("title", text("full_words", "exec"))))
                .isEmpty();
    }

    @Test
    void queries_are_joined_negated_and_alternated() {
        String bo = regular("name", text("full_words", "bo"));
        String cam = regular("name", text("full_words", "cam"));
        assertThat(names(CONTACTS, "{\"type\":\"or\",\"queries\":[" + bo + "," + cam + "]}"))
                .containsExactly("Bo Ray", "Cam Diaz");
        assertThat(names(CONTACTS, "{\"type\":\"negate\",\"query\":" + bo + "}"))
                .containsExactly("Cam Diaz", "Dee Okafor");
        assertThat(names(CONTACTS, bo.replaceFirst("\\{", "{\"negate\":true,"))).doesNotContain("Bo Ray");
        assertThat(names(CONTACTS, "{\"type\":\"id\",\"value\":\"" + acme.contactId("Cam Diaz") + "\"}"))
                .containsExactly("Cam Diaz");
        assertThat(names(CONTACTS, "{\"type\":\"match_all\"}")).hasSize(3);
        assertThat(names(CONTACTS, text("full_words", "chef"))).containsExactly("Cam Diaz");
    }

    @Test
    void numbers_moments_references_and_existence_are_conditions() {
        String reference = "{\"type\":\"reference\",\"reference_type\":\"user\",\"object_ids\":[\"%s\"]}";
        assertThat(names(CONTACTS, custom("score", "{\"type\":\"number_range\",\"gt\":10,\"lte\":30}")))
                .containsExactly("Cam Diaz", "Dee Okafor");
        assertThat(names(CONTACTS, regular("title", "{\"type\":\"exists\"}"))).containsExactly("Bo Ray", "Cam Diaz");
        assertThat(names(CONTACTS, regular("name", "{\"type\":\"term\",\"values\":[\"Dee Okafor\"]}")))
                .containsExactly("Dee Okafor");
        assertThat(names(CONTACTS, regular("created_by", reference.formatted(acme.userId()))))
                .hasSize(3);
        assertThat(names(CONTACTS, regular("created_by", "{\"type\":\"current_user\"}")))
                .hasSize(3);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
            {"type":"fixed_utc","value":"2026-02-01T12:30:00"}    | {"type":"now"} | Cam Diaz,Dee Okafor
            {"type":"fixed_local_date","value":"2026-02-02"}      | null           |
            {"type":"offset","direction":"past","moment":{"type":"now"},"offset":{"minutes":90}} | {"type":"now"} | Cam Diaz,Dee Okafor
            null | {"type":"fixed_utc","value":"2026-02-01T12:30:00"} | Bo Ray
            """)
    void moments_bound_a_range(String onOrAfter, String before, String expected) {
        String range = "{\"type\":\"moment_range\",\"on_or_after\":" + onOrAfter + ",\"before\":" + before + "}";

        assertThat(String.join(",", names(CONTACTS, regular("date_created", range))))
                .isEqualTo(expected == null ? "" : expected);
    }

    @Test
    void a_lead_is_found_by_what_hangs_on_it() {
        caller.post("/opportunity/", "{\"lead_id\":\"" + acme.leadId("Dee Okafor") + "\",\"value\":900}");
        simulator.act().inboundSms("+14155550111", "+14155550100", "Yes please");

        assertThat(names(LEADS, """
                {"type":"has_related","this_object_type":"lead","related_object_type":"opportunity","related_query":
                 {"type":"field_condition","field":{"type":"regular_field","object_type":"opportunity","field_name":"value"},
                  "condition":{"type":"number_range","gte":900}}}""")).containsExactly("Dee Okafor");
        assertThat(names(LEADS, """
                {"type":"has_related","this_object_type":"lead","related_object_type":"activity.sms"}""")).containsExactly("Bo Ray");
        assertThat(names(LEADS, """
                {"type":"has_related","negate":true,"this_object_type":"lead","related_object_type":"activity.sms"}""")).containsExactly("Cam Diaz", "Dee Okafor");
    }
}
