package io.closeloop.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.closeloop.simulator.state.Switch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Templates of texts, and texts that only arrive in the inbox. Source: close-api.md 5.2, 5.6. */
class SmsTemplatesIT extends SmsHouse {
    private static final String WORDS =
            "Hi {{ contact.first_name }}, {{user.first_name}} here about {{ lead.name }}{{ lead.moon }}.";

    private final String template = caller.post("/sms_template/", "{\"name\":\"Intro\",\"text\":\"" + WORDS + "\"}")
            .text("id");

    private Caller.Reply draft(String template, String more) {
        String words =
                sms("draft", "+14155550111", "+14155550100").replace("\"text\":\"Hi\"", "\"template_id\":\"%s\"");
        return caller.post("/activity/sms/", words.formatted(template).replace("}", more + "}"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"filled|Hi Bo, Ana here about Bo Ray.", "as_written|" + WORDS})
    void a_text_takes_its_words_from_a_template(String option, String words) {
        simulator.define().set(Switch.SMS_TEMPLATE, option);

        Caller.Reply made = draft(template, "");

        assertThat(made.text("text")).isEqualTo(words);
        assertThat(made.text("template_id")).isEqualTo(template);
    }

    @Test
    void words_of_its_own_go_before_those_of_the_template() {
        assertThat(draft(template, ",\"text\":\"Hello\"").text("text")).isEqualTo("Hello");
    }

    @Test
    void a_template_is_enough_to_send() {
        Caller.Reply made = draft(template, "");

        Caller.Reply flipped = caller.put(path(made), "{\"status\":\"outbox\"}");
        time.advance(SEND);

        assertThat(flipped.status()).isEqualTo(200);
        assertThat(simulator.query().textsTo("+14155550111"))
                .extracting(Query.Text::text)
                .containsExactly("Hi Bo, Ana here about Bo Ray.");
    }

    @Test
    void a_template_that_is_not_there_is_named() {
        assertThat(draft("smstmpl_none", "").fieldError("template_id")).isNotEmpty();
    }

    @Test
    void templates_are_made_changed_and_deleted_with_events() {
        String path = "/sms_template/" + template + "/";

        caller.put(path, "{\"is_shared\":true}");
        Caller.Reply deleted = caller.delete(path);

        assertThat(deleted.status()).isEqualTo(204);
        assertThat(events("sms_template", "created")).hasSize(1);
        assertThat(events("sms_template", "updated")).hasSize(1);
        assertThat(events("sms_template", "deleted")).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"?send_to_inbox=true,1", "'',0"})
    void a_logged_text_is_an_item_of_the_inbox_if_asked_for(String query, int items) {
        caller.post("/activity/sms/" + query, sms("inbox", "+14155550111", "+14155550100"));

        assertThat(caller.get("/task/?_type=incoming_sms").body().path("data")).hasSize(items);
    }
}
