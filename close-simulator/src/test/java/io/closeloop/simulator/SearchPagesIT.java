package io.closeloop.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.closeloop.simulator.state.Lags;
import io.closeloop.simulator.state.Switch;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How a search pages, lags and refuses, and what about it is open. Source: close-api.md 3.6. */
class SearchPagesIT extends SearchWorld {
    @Test
    void sorting_pages_and_counts() {
        String sort = """
                ,"_limit":2,"include_counts":true,"sort":[{"direction":"desc","field":{"type":"regular_field","object_type":"contact","field_name":"name"}}]""";
        Caller.Reply first = search(CONTACTS, sort);

        Caller.Reply second = search(CONTACTS, sort + ",\"cursor\":\"" + first.text("cursor") + "\"");

        assertThat(first.body().findValuesAsText("name")).containsExactly("Dee Okafor", "Cam Diaz");
        assertThat(first.body().at("/count/total").asInt()).isEqualTo(3);
        assertThat(second.body().findValuesAsText("name")).containsExactly("Bo Ray");
        assertThat(second.body().path("cursor").isNull()).isTrue();
    }

    @Test
    void results_limit_ends_a_search_early() {
        Caller.Reply reply = search(CONTACTS, ",\"results_limit\":2,\"include_counts\":true");

        assertThat(reply.body().path("data")).hasSize(2);
        assertThat(reply.body().at("/count").toString()).isEqualTo("{\"limited\":2,\"total\":3}");
    }

    @ParameterizedTest
    @CsvSource({"30,200", "31,400"})
    void a_cursor_lives_thirty_seconds(int seconds, int status) {
        String cursor = search(CONTACTS, ",\"_limit\":1").text("cursor");
        time.advance(Duration.ofSeconds(seconds));

        Caller.Reply reply = search(CONTACTS, ",\"_limit\":1,\"cursor\":\"" + cursor + "\"");

        assertThat(reply.status()).isEqualTo(status);
        assertThat(reply.fieldError("cursor")).isEqualTo(status == 400 ? "Expired cursor" : "");
    }

    @Test
    void a_cursor_is_good_for_its_own_query_only() {
        String cursor = search(CONTACTS, ",\"_limit\":1").text("cursor");

        assertThat(search(LEADS, ",\"cursor\":\"" + cursor + "\"").status()).isEqualTo(400);
    }

    @Test
    void the_index_lags_as_far_as_told() {
        simulator.define().lag(new Lags(Duration.ZERO, Duration.ZERO, Duration.ofSeconds(40), Duration.ZERO));
        caller.put("/contact/" + acme.contactId("Bo Ray") + "/", "{\"name\":\"Bo Fox\"}");

        time.advance(Duration.ofSeconds(39));
        List<String> early = names(CONTACTS);
        time.advance(Duration.ofSeconds(2));

        assertThat(early).contains("Bo Ray").doesNotContain("Bo Fox");
        assertThat(names(CONTACTS)).contains("Bo Fox").doesNotContain("Bo Ray");
    }

    @ParameterizedTest
    @CsvSource({"works,BO@example.com,0", "works,bo@example.com,1", "caseless,BO@example.com,1"})
    void exact_value_may_mind_the_case(String option, String value, int found) {
        simulator.define().set(Switch.SEARCH_EXACT, option);

        assertThat(names(CONTACTS, related("contact_email", "email", "exact_value", value)))
                .hasSize(found);
    }

    @Test
    void exact_value_may_not_exist_at_all() {
        simulator.define().set(Switch.SEARCH_EXACT, "refused");

        Caller.Reply reply = search(and(CONTACTS, custom("uid", text("exact_value", "u-123"))), "");

        assertThat(reply.fieldError("query")).contains("exact_value");
        assertThat(names(CONTACTS, custom("uid", text("full_words", "u-123"))))
                .as("the fallback finds more than the one")
                .containsExactly("Bo Ray", "Dee Okafor");
    }

    @ParameterizedTest
    @CsvSource({"refused,400", "leads,200"})
    void a_search_without_a_type_is_refused_or_is_for_leads(String option, int status) {
        simulator.define().set(Switch.SEARCH_WITHOUT_TYPE, option);

        Caller.Reply reply = search("{\"type\":\"match_all\"}", "");

        assertThat(reply.status()).isEqualTo(status);
        assertThat(reply.body().findValuesAsText("__object_type"))
                .containsOnly(status == 200 ? new String[] {"lead"} : new String[0]);
    }

    @Test
    void how_many_come_unasked_is_a_switch() {
        for (int i = 0; i < 10; i++) {
            acme.lead("Extra " + i, "+14155550121");
        }
        simulator.define().set(Switch.SEARCH_DEFAULT_LIMIT, "10");

        assertThat(search(CONTACTS, "").body().path("data")).hasSize(10);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"type\":\"like\"}",
                "{\"type\":\"object_type\",\"object_type\":\"spaceship\"}",
                "{\"type\":\"field_condition\",\"field\":{\"type\":\"regular_field\",\"object_type\":\"contact\",\"field_name\":\"shoe\"},\"condition\":{\"type\":\"exists\"}}",
                "{\"type\":\"field_condition\",\"field\":{\"type\":\"custom_field\",\"custom_field_id\":\"cf_x\"},\"condition\":{\"type\":\"exists\"}}",
                "{\"type\":\"has_related\",\"this_object_type\":\"lead\",\"related_object_type\":\"contact_phone\"}",
                "[]"
            })
    void what_is_not_a_query_is_refused(String query) {
        Caller.Reply reply = search(and(CONTACTS, query), "");

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.fieldError("query")).isNotEmpty();
    }

    @Test
    void too_many_fields_are_refused() {
        String fields = "\"f\",".repeat(140) + "\"f\"";

        Caller.Reply reply =
                caller.post("/data/search/", "{\"query\":" + CONTACTS + ",\"_fields\":{\"contact\":[" + fields + "]}}");

        assertThat(reply.fieldError("_fields")).isNotEmpty();
    }
}
