package io.closeloop.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.closeloop.simulator.limit.Rate;
import io.closeloop.simulator.limit.RateLimits;
import io.closeloop.simulator.state.LedgerEntry;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Rate limits, with time moved by hand. Source: close-api.md 8.1. */
class RateLimitIT extends AcmeHouse {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final RateLimits FOUR_IN_TWO_SECONDS = RateLimits.of(new Rate(4, Duration.ofSeconds(2)));

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return HTTP.send(caller.request(path).GET().build(), BodyHandlers.ofString());
    }

    private void spend(int requests) throws IOException, InterruptedException {
        for (int i = 0; i < requests; i++) {
            assertThat(get("/lead/").statusCode()).isEqualTo(200);
        }
    }

    private static Optional<String> header(HttpResponse<String> answer, String name) {
        return answer.headers().firstValue(name);
    }

    @Test
    void there_is_no_limit_unless_asked_for() throws Exception {
        spend(200);

        assertThat(header(get("/lead/"), "ratelimit")).isEmpty();
    }

    @Test
    void every_answer_tells_what_remains() throws Exception {
        simulator.limit(FOUR_IN_TWO_SECONDS);
        spend(1);

        assertThat(header(get("/lead/"), "ratelimit")).contains("limit=4, remaining=2, reset=1.000");
    }

    @Test
    void what_is_too_much_is_told_to_wait_and_stands_in_the_ledger() throws Exception {
        simulator.limit(FOUR_IN_TWO_SECONDS);
        spend(4);

        HttpResponse<String> refused = get("/lead/");

        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(header(refused, "ratelimit")).contains("limit=4, remaining=0, reset=2.000");
        assertThat(header(refused, "retry-after")).contains("2");
        LedgerEntry entry = simulator.query().ledger(0).getLast();
        assertThat(entry.status()).isEqualTo(429);
        assertThat(Objects.requireNonNull(entry.effect()).path("kind").asText()).isEqualTo("rate_limited");
    }

    @Test
    void a_bucket_fills_steadily() throws Exception {
        simulator.limit(FOUR_IN_TWO_SECONDS);
        spend(4);

        time.advance(Duration.ofMillis(500));

        assertThat(get("/lead/").statusCode()).isEqualTo(200);
        assertThat(get("/lead/").statusCode()).isEqualTo(429);
    }

    @Test
    void a_bucket_can_fill_all_at_once() throws Exception {
        simulator.limit(FOUR_IN_TWO_SECONDS.filledAtOnce());
        spend(4);
        time.advance(Duration.ofMillis(1999));
        assertThat(get("/lead/").statusCode()).isEqualTo(429);

        time.advance(Duration.ofMillis(1));

        spend(4);
    }

    @Test
    void groups_of_endpoints_are_counted_apart_and_ids_do_not_matter() throws Exception {
        simulator.limit(FOUR_IN_TWO_SECONDS);
        spend(4);
        for (int i = 0; i < 3; i++) {
            assertThat(get("/lead/lead_0123456789012345678901234567890123456789" + i + "/")
                            .statusCode())
                    .isEqualTo(404);
        }

        HttpResponse<String> other = get("/lead/" + acme.leadId("Bo Ray") + "/");

        assertThat(header(other, "ratelimit").orElseThrow()).contains("remaining=0");
    }

    @Test
    void the_keys_of_an_organization_share_three_times_the_rate_of_one() throws Exception {
        simulator.limit(FOUR_IN_TWO_SECONDS);
        for (int key = 0; key < 4; key++) {
            acme.anotherApiKey("api_" + key + ".x");
        }
        for (int key = 0; key < 3; key++) {
            for (int i = 0; i < 4; i++) {
                assertThat(statusWith(key)).isEqualTo(200);
            }
            assertThat(statusWith(key)).isEqualTo(429);
        }

        assertThat(statusWith(3)).isEqualTo(429);
    }

    private int statusWith(int key) {
        return new Caller(simulator.url(), "api_" + key + ".x").get("/lead/").status();
    }

    @Test
    void a_group_can_have_a_rate_of_its_own() throws Exception {
        simulator.limit(FOUR_IN_TWO_SECONDS.with("GET me", new Rate(1, Duration.ofSeconds(1))));
        assertThat(get("/me/").statusCode()).isEqualTo(200);

        assertThat(get("/me/").statusCode()).isEqualTo(429);
    }

    @Test
    void the_header_can_be_missing_as_one_tester_saw_it() throws Exception {
        simulator.limit(FOUR_IN_TWO_SECONDS.withoutHeader());
        spend(4);

        HttpResponse<String> refused = get("/lead/");

        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(header(refused, "ratelimit")).isEmpty();
        assertThat(header(refused, "retry-after")).contains("2");
    }

    @Test
    void limits_are_set_over_http() throws Exception {
        Caller.Reply set = caller.put("/_simulator/rate-limits", """
                {"requests":1,"per_ms":60000,"header":false,"retry_after":false}""");
        spend(1);

        HttpResponse<String> refused = get("/lead/");

        assertThat(set.body().path("on").asBoolean()).isTrue();
        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(header(refused, "retry-after")).isEmpty();
    }
}
