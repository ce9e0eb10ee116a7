package io.closeloop.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which requests a fault strikes and how often, from Java and over HTTP. */
class FaultAimIT extends AcmeHouse {
    private static final String VIP = "{\"description\":\"VIP\"}";

    @Test
    void a_fault_strikes_only_what_it_is_aimed_at() {
        OrganizationDefinition other = simulator.define().organization("Other").lead("Bo Ray", "+14155550111");
        simulator.faults().on("PUT", "lead/*").by(acme.apiKey()).times(9).refuse(503);

        assertThat(caller.get(lead).status()).isEqualTo(200);
        assertThat(caller.post("/lead/", "{}").status()).isEqualTo(200);
        assertThat(Caller.of(simulator, other)
                        .put("/lead/" + other.leadId("Bo Ray") + "/", VIP)
                        .status())
                .isEqualTo(200);
        assertThat(caller.put(lead, VIP).status()).isEqualTo(503);
    }

    @Test
    void a_fault_strikes_as_often_as_it_is_told_and_not_before() {
        simulator.faults().on("GET", "**").after(1).times(2).refuse(500);

        List<Integer> statuses = List.of(1, 2, 3, 4).stream()
                .map(n -> caller.get("/activity/sms/").status())
                .toList();

        assertThat(statuses).containsExactly(200, 500, 500, 200);
    }

    @Test
    void a_call_without_a_good_key_can_be_struck_too() {
        simulator.faults().on("GET", "me").refuse(503);

        assertThat(new Caller(simulator.url(), "api_wrong.wrong").get("/me/").status())
                .isEqualTo(503);
    }

    @Test
    void calls_for_tokens_can_be_struck_too() {
        simulator.faults().on("POST", "oauth2/token").loseAnswer(500);

        assertThat(token().statusCode()).isEqualTo(500);

        assertThat(simulator.query().effects("fault").getLast().path("applied").asBoolean())
                .isFalse();
        assertThat(token().statusCode()).as("an unknown app").isEqualTo(401);
    }

    private HttpResponse<String> token() {
        HttpRequest request = HttpRequest.newBuilder(URI.create(simulator.url() + "/oauth2/token/"))
                .header("content-type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("client_id=none&grant_type=refresh_token"))
                .build();
        return HttpClient.newHttpClient()
                .sendAsync(request, BodyHandlers.ofString())
                .join();
    }

    @Test
    void faults_are_ordered_shown_and_ended_over_http() {
        Caller.Reply ordered = caller.post("/_simulator/faults", """
                {"method":"PUT","path":"lead/*","by":"%s","times":2,"fault":"answer_lost","status":504}""".formatted(acme.id()));
        assertThat(caller.put(lead, VIP).status()).isEqualTo(504);

        Caller.Reply shown = caller.get("/_simulator/faults");
        assertThat(shown.body().at("/requests/0/id").asText()).isEqualTo(ordered.text("id"));
        assertThat(shown.body().at("/requests/0/taken").asInt()).isEqualTo(1);
        assertThat(caller.delete("/_simulator/faults").status()).isEqualTo(200);

        assertThat(caller.put(lead, VIP).status()).isEqualTo(200);
    }

    @Test
    void a_hung_request_is_released_over_http() {
        String id = caller.post("/_simulator/faults", """
                {"method":"PUT","path":"lead/*","fault":"hung","stage":"after"}""").text("id");
        CompletableFuture<HttpResponse<String>> answer = caller.putMeanwhile(lead, VIP);
        await().until(() -> !simulator.query().effects("fault").isEmpty());
        assertThat(answer).isNotDone();

        caller.post("/_simulator/faults/" + id + "/release", "{}");

        assertThat(answer.join().statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"fault\":\"explode\"}",
                "{\"fault\":\"refused\",\"status\":99}",
                "{\"fault\":\"dropped\",\"stage\":\"before\",\"at_byte\":3}",
                "{\"fault\":\"hung\",\"stage\":\"meanwhile\"}",
                "{\"fault\":\"hung\",\"times\":\"often\"}"
            })
    void a_mistaken_order_is_refused_and_says_why(String order) {
        Caller.Reply reply = caller.post("/_simulator/faults", order);

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.text("error")).isNotEmpty();
        assertThat(caller.get(lead).status()).isEqualTo(200);
    }
}
