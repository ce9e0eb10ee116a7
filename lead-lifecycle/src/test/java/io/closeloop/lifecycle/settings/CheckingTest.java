package io.closeloop.lifecycle.settings;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CheckingTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {"pause":{}}                                  | settings.pause                       | known here: script
                    {"pauses":{"afterPersons":"PT1M"}}            | settings.pauses.afterPersons         | known here: afterPerson
                    {"pauses":"PT1M"}                             | settings.pauses                      | give an object
                    {"pauses":{"afterPerson":1800}}               | settings.pauses.afterPerson          | ISO 8601
                    {"pauses":{"afterPerson":"30 minutes"}}       | settings.pauses.afterPerson          | PT30M
                    {"pauses":{"afterWorkflow":"PT-1S"}}          | settings.pauses.afterWorkflow        | between PT0S
                    {"pauses":{"beforeIntro":"PT720H0.001S"}}     | settings.pauses.beforeIntro          | P30D
                    {"booking":{"kills":"yes"}}                   | settings.booking.kills               | true or false
                    {"requalifyOnInbound":1}                      | settings.requalifyOnInbound          | true or false
                    {"script":{"intro":" "}}                      | settings.script.intro                | not blank
                    {"script":{"intro":""}}                       | settings.script.intro                | not blank
                    {"script":{"question":" "}}                   | settings.script.question             | "" for none
                    {"script":{"intro":7}}                        | settings.script.intro                | give a text
                    {"script":{"intro":"Hi {{name}}"}}            | settings.script.intro                | nothing fills {{name}}
                    {"script":{"intro":"Hi {{ first_name }}"}}    | settings.script.intro                | only variable is {{first_name}}
                    {"lastWords":{"help":"Hi {{first_name"}}      | settings.lastWords.help              | only variable is {{first_name}}
                    {"script":{"disqualifyingWords":"no"}}        | settings.script.disqualifyingWords   | a list
                    {"script":{"disqualifyingWords":["a"," "]}}   | settings.script.disqualifyingWords[1] | in every text
                    {"script":{"disqualifyingWords":[null]}}      | settings.script.disqualifyingWords[0] | give a text
                    """)
    void what_is_wrong_is_named_by_its_path_and_cured(String settings, String field, String cure) {
        List<Complaint> complaints = Checking.check(Json.read(settings));

        assertThat(complaints).singleElement().satisfies(complaint -> {
            assertThat(complaint.field()).isEqualTo(field);
            assertThat(complaint.cure()).contains(cure);
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"script\":null,\"pauses\":{\"afterPerson\":null}}",
                "{\"pauses\":{\"afterPerson\":\"PT0S\",\"afterWorkflow\":\"P30D\",\"beforeIntro\":\"PT1H30M\"}}",
                "{\"script\":{\"intro\":\"Hi {{first_name}}, {{first_name}}\",\"question\":\"\",\"disqualifyingWords\":[]}}",
                "{\"requalifyOnInbound\":true,\"ignoreClearedEnabled\":false}"
            })
    void any_part_may_be_missing_or_left_open(String settings) {
        assertThat(Checking.check(Json.read(settings))).isEmpty();
    }

    @Test
    void our_own_settings_are_right() {
        assertThat(Checking.check(Json.standard())).isEmpty();
    }

    @Test
    void a_text_ends_where_carriers_cut() {
        assertThat(Checking.check(script("intro", "x".repeat(1600)))).isEmpty();
        assertThat(Checking.check(script("intro", "x".repeat(1601))))
                .containsExactly(
                        new Complaint("settings.script.intro", "give at most 1600 characters, these are 1601"));
    }

    @Test
    void words_are_two_hundred_at_most_and_short() {
        assertThat(Checking.check(words(200, "x".repeat(100)))).isEmpty();
        assertThat(Checking.check(words(201, "x")))
                .extracting(Complaint::field)
                .containsExactly("settings.script.disqualifyingWords");
        assertThat(Checking.check(words(1, "x".repeat(101))))
                .extracting(Complaint::field)
                .containsExactly("settings.script.disqualifyingWords[0]");
    }

    @Test
    void everything_that_is_wrong_is_said_at_once() {
        assertThat(Checking.check(Json.read("{\"a\":1,\"booking\":{\"kills\":2},\"pauses\":[]}")))
                .extracting(Complaint::field)
                .containsExactly("settings.a", "settings.booking.kills", "settings.pauses");
    }

    @Test
    void a_required_text_must_stand_in_one_of_the_layers() {
        Layers layers = new Layers(script("intro", "Hi"), Json.object());

        assertThat(Checking.missing(layers)).extracting(Complaint::field).containsExactly("settings.script.ctaMessage");
        assertThat(Checking.missing(new Layers(script("intro", "Hi"), script("ctaMessage", "Book"))))
                .isEmpty();
    }

    private static ObjectNode script(String field, String text) {
        ObjectNode settings = Json.object();
        settings.putObject("script").put(field, text);
        return settings;
    }

    private static ObjectNode words(int many, String word) {
        ObjectNode settings = Json.object();
        ArrayNode words = settings.putObject("script").putArray("disqualifyingWords");
        IntStream.range(0, many).forEach(i -> words.add(word));
        return settings;
    }
}
