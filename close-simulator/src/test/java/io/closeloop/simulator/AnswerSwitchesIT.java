package io.closeloop.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.closeloop.simulator.limit.Rate;
import io.closeloop.simulator.limit.RateLimits;
import io.closeloop.simulator.state.Switch;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What close-api.md leaves open about the shapes of answers and refusals, one way and the other. */
class AnswerSwitchesIT extends AcmeHouse {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final String HOOK = """
            {"url":"http://127.0.0.1:1/","events":[{"object_type":"%s","action":"updated"}]}""";

    private final String contact = "/contact/" + acme.contactId("Bo Ray") + "/";

    private HttpResponse<String> raw(Caller who, String method, String path, String body) throws Exception {
        var request = who.request(path)
                .header("content-type", "application/json")
                .method(method, BodyPublishers.ofString(body))
                .build();
        return HTTP.send(request, BodyHandlers.ofString());
    }

    private String requiredField(String kind) {
        return "custom." + caller.post("/custom_field/" + kind + "/", """
                        {"name":"source","type":"text","required":true}""").text("id");
    }

    @ParameterizedTest
    @CsvSource({"refused,400", "kept,200"})
    void an_object_without_a_value_in_a_required_field(String option, int status) {
        simulator.define().set(Switch.REQUIRED_FIELDS, option);
        String key = requiredField("lead");

        Caller.Reply without = caller.post("/lead/", "{\"name\":\"New\"}");
        Caller.Reply with = caller.post("/lead/", "{\"name\":\"New\",\"" + key + "\":\"ad\"}");
        Caller.Reply cleared = caller.put("/lead/" + with.text("id") + "/", "{\"" + key + "\":null}");

        assertThat(without.status()).isEqualTo(status);
        assertThat(without.fieldError(key)).isEqualTo(status == 400 ? "This field is required." : "");
        assertThat(cleared.status()).isEqualTo(status);
        assertThat(with.status()).isEqualTo(200);
    }

    @Test
    void an_object_from_before_a_field_was_required_can_be_written_on() {
        requiredField("contact");

        assertThat(caller.put(contact, "{\"title\":\"CEO\"}").status()).isEqualTo(200);
    }

    @Test
    void a_shared_field_is_required_by_its_association() {
        acme.sharedField("source");
        String association = "/custom_field/shared/" + acme.fieldId("source") + "/association/lead/";

        caller.put(association, "{\"required\":true}");

        assertThat(caller.post("/lead/", "{}").status()).isEqualTo(400);
        assertThat(caller.post("/contact/", "{\"lead_id\":\"" + acme.leadId("Bo Ray") + "\"}")
                        .status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({"present,America/Los_Angeles", "absent,''"})
    void what_a_phone_tells_beside_its_number(String option, String zone) {
        simulator.define().set(Switch.PHONE_FACTS, option);

        JsonNode own = caller.get(contact).body().at("/phones/0");
        JsonNode nested = caller.get(lead).body().at("/contacts/0/phones/0");

        assertThat(own.at("/tz_ids/0").asText()).isEqualTo(zone);
        assertThat(own.has("country")).isEqualTo(option.equals("present"));
        assertThat(own.has("outbound_sms_blocked")).isEqualTo(option.equals("present"));
        assertThat(own.path("phone").asText()).isEqualTo("+14155550111");
        assertThat(nested).isEqualTo(own);
    }

    @ParameterizedTest
    @CsvSource({"absent,false", "present,true"})
    void a_header_that_says_where_a_new_object_is(String option, boolean told) throws Exception {
        simulator.define().set(Switch.LOCATION, option);

        HttpResponse<String> made = raw(caller, "POST", "/pipeline/", "{\"name\":\"Sales\"}");
        HttpResponse<String> older = raw(caller, "POST", "/lead/", "{}");

        assertThat(made.headers().firstValue("location").isPresent()).isEqualTo(told);
        assertThat(made.headers().firstValue("location").orElse("/api/v1/pipeline/pipe_x/"))
                .matches("/api/v1/pipeline/pipe_\\w+/");
        assertThat(older.headers().firstValue("location")).as("not of a 200").isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"json,application/json", "text,text/plain"})
    void the_body_of_a_forbidden(String option, String type) throws Exception {
        simulator.define().set(Switch.FORBIDDEN_BODY, option);
        acme.user("Max", "Low", "role_rep");
        Caller rep = new Caller(simulator.url(), acme.keyOf("Max Low").key());

        HttpResponse<String> refused = raw(rep, "POST", "/custom_field/lead/", "{\"name\":\"x\",\"type\":\"text\"}");

        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.headers().firstValue("content-type")).contains(type);
        assertThat(refused.body())
                .contains("permission")
                .satisfies(body -> assertThat(body.startsWith("{")).isEqualTo(option.equals("json")));
    }

    @ParameterizedTest
    @CsvSource({"json,error", "rate_reset,rate_reset", "empty,''"})
    void the_body_of_a_too_many(String option, String key) throws Exception {
        simulator.define().set(Switch.LIMITED_BODY, option);
        simulator.limit(RateLimits.of(new Rate(1, Duration.ofSeconds(2))));
        caller.get("/me/");

        HttpResponse<String> refused = raw(caller, "GET", "/me/", "");

        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(refused.headers().firstValue("retry-after")).contains("2");
        assertThat(refused.body())
                .contains(key)
                .satisfies(body -> assertThat(body.isEmpty()).isEqualTo(key.isEmpty()));
    }

    @ParameterizedTest
    @CsvSource({"400", "402"})
    void the_status_when_there_are_forty_subscriptions(String option) {
        simulator.define().set(Switch.WEBHOOK_LIMIT, option);
        for (int i = 0; i < 40; i++) {
            assertThat(caller.post("/webhook/", HOOK.formatted("lead")).status())
                    .isEqualTo(201);
        }

        assertThat(caller.post("/webhook/", HOOK.formatted("lead")).status()).isEqualTo(Integer.parseInt(option));
    }

    @ParameterizedTest
    @CsvSource({"refused,400", "accepted,201"})
    void a_subscription_to_what_does_not_exist(String option, int status) {
        simulator.define().set(Switch.UNKNOWN_EVENT, option);

        assertThat(caller.post("/webhook/", HOOK.formatted("moon")).status()).isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource({"allowed,201", "refused,400"})
    void a_subscription_to_the_same_a_second_time(String option, int status) {
        simulator.define().set(Switch.SAME_WEBHOOK, option);
        caller.post("/webhook/", HOOK.formatted("lead"));

        assertThat(caller.post("/webhook/", HOOK.formatted("lead")).status()).isEqualTo(status);
        assertThat(caller.post("/webhook/", HOOK.formatted("contact")).status()).isEqualTo(201);
    }
}
