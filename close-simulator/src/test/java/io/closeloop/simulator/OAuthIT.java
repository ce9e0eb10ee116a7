package io.closeloop.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.closeloop.simulator.state.Json;
import io.closeloop.simulator.state.ManualTime;
import io.closeloop.simulator.state.Switch;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** OAuth: consent, tokens that rotate, revocation. Source: close-api.md 1.3. */
class OAuthIT {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final ManualTime time = new ManualTime(Instant.parse("2026-02-01T12:00:00Z"));
    private final CloseSimulator simulator =
            CloseSimulator.start(0, World.empty(), SimulatorOptions.standard(), time, time);
    private final OrganizationDefinition acme =
            simulator.define().organization("Acme").lead("Bo Ray", "+14155550111");
    private final OrganizationDefinition other = simulator
            .define()
            .oauthApp("oa2client_1", "s3cret", "http://127.0.0.1:1/back")
            .organization("Other");

    @AfterEach
    void stop() {
        simulator.close();
    }

    private HttpResponse<byte[]> send(HttpRequest request) {
        try {
            return HTTP.send(request, BodyHandlers.ofByteArray());
        } catch (IOException | InterruptedException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private String authorized(String more) {
        URI uri = URI.create(
                simulator.url() + "/oauth2/authorize/?client_id=oa2client_1&response_type=code&state=a%2Fb" + more);
        return send(HttpRequest.newBuilder(uri).build())
                .headers()
                .firstValue("location")
                .orElse("");
    }

    private String code(OrganizationDefinition organization) {
        return authorized("&allow=yes&organization_id=" + organization.id()).replaceAll(".*code=([^&]*).*", "$1");
    }

    private Caller.Reply form(String path, Map<String, String> more) {
        String app = "client_id=oa2client_1&client_secret=s3cret&";
        String body = more.entrySet().stream()
                .map(e -> e.getKey() + '=' + URLEncoder.encode(e.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&", more.containsKey("client_id") ? "" : app, ""));
        HttpResponse<byte[]> response = send(HttpRequest.newBuilder(URI.create(simulator.url() + path))
                .header("content-type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body))
                .build());
        return new Caller.Reply(
                response.statusCode(), Json.parse(response.body()).orElseThrow());
    }

    private Caller.Reply exchange(String code) {
        return form("/oauth2/token/", Map.of("grant_type", "authorization_code", "code", code));
    }

    private Caller.Reply refresh(String token) {
        return form("/oauth2/token/", Map.of("grant_type", "refresh_token", "refresh_token", token));
    }

    private Caller.Reply as(String accessToken, String path) {
        HttpResponse<byte[]> response = send(HttpRequest.newBuilder(URI.create(simulator.apiUrl() + path))
                .header("authorization", "Bearer " + accessToken)
                .build());
        return new Caller.Reply(
                response.statusCode(), Json.parse(response.body()).orElseThrow());
    }

    @Test
    void a_person_is_asked_and_the_browser_goes_back_with_a_code() {
        URI uri = URI.create(simulator.url() + "/oauth2/authorize/?client_id=oa2client_1&response_type=code&state=x");
        String page = new String(send(HttpRequest.newBuilder(uri).build()).body(), StandardCharsets.UTF_8);

        assertThat(page).contains("Acme", "Other", "allow=no", acme.id());
        assertThat(authorized("&allow=yes&organization_id=" + acme.id()))
                .matches("http://127\\.0\\.0\\.1:1/back\\?code=\\w+&state=a%2Fb");
        assertThat(authorized("&allow=no")).isEqualTo("http://127.0.0.1:1/back?error=access_denied&state=a%2Fb");
    }

    @Test
    void a_code_becomes_tokens_of_the_organization_that_was_chosen() {
        Caller.Reply reply = exchange(code(other));

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.text("token_type")).isEqualTo("Bearer");
        assertThat(reply.body().path("expires_in").asInt()).isEqualTo(3600);
        assertThat(reply.text("scope")).isEqualTo("all.full_access offline_access");
        assertThat(reply.text("organization_id")).isEqualTo(other.id());
        assertThat(reply.text("user_id")).isEqualTo(other.userId());
        assertThat(as(reply.text("access_token"), "/me/")
                        .body()
                        .at("/organizations/0/id")
                        .asText())
                .isEqualTo(other.id());
        assertThat(as(reply.text("access_token"), "/lead/").body().path("data")).isEmpty();
    }

    @Test
    void a_code_is_good_once() {
        String code = code(acme);
        exchange(code);

        Caller.Reply again = exchange(code);

        assertThat(again.status()).isEqualTo(400);
        assertThat(again.text("error")).isEqualTo("invalid_grant");
    }

    @Test
    void a_refresh_rotates_and_the_old_refresh_token_is_dead() {
        Caller.Reply first = exchange(code(acme));

        Caller.Reply second = refresh(first.text("refresh_token"));

        assertThat(second.status()).isEqualTo(200);
        assertThat(second.text("refresh_token")).isNotEqualTo(first.text("refresh_token"));
        assertThat(as(second.text("access_token"), "/me/").status()).isEqualTo(200);
        assertThat(refresh(first.text("refresh_token")).text("error")).isEqualTo("invalid_grant");
        assertThat(refresh(second.text("refresh_token")).status()).isEqualTo(200);
    }

    @Test
    void an_access_token_lives_an_hour() {
        String token = exchange(code(acme)).text("access_token");
        time.advance(Duration.ofHours(1).minusSeconds(1));
        int before = as(token, "/me/").status();

        time.advance(Duration.ofSeconds(1));

        assertThat(before).isEqualTo(200);
        assertThat(as(token, "/me/").status()).isEqualTo(401);
        assertThat(as(token, "/me/").text("error")).isEqualTo("Unauthorized");
    }

    @Test
    void revoking_the_refresh_token_ends_the_login() {
        Caller.Reply tokens = exchange(code(acme));

        Caller.Reply reply = form("/oauth2/revoke/", Map.of("token", tokens.text("refresh_token")));

        assertThat(reply.status()).isEqualTo(200);
        assertThat(as(tokens.text("access_token"), "/me/").status()).isEqualTo(401);
        assertThat(refresh(tokens.text("refresh_token")).status()).isEqualTo(400);
    }

    @Test
    void an_app_that_cannot_name_itself_gets_nothing() {
        Caller.Reply reply = form(
                "/oauth2/token/",
                Map.of(
                        "client_id", "oa2client_1",
                        "client_secret", "guess",
                        "grant_type", "authorization_code",
                        "code", code(acme)));

        assertThat(reply.status()).isEqualTo(401);
        assertThat(reply.text("error")).isEqualTo("invalid_client");
        assertThat(form("/oauth2/token/", Map.of("grant_type", "password")).text("error"))
                .isEqualTo("unsupported_grant_type");
    }

    @Test
    void an_event_names_the_app_and_no_key() {
        String token = exchange(code(acme)).text("access_token");
        send(HttpRequest.newBuilder(URI.create(simulator.apiUrl() + "/lead/" + acme.leadId("Bo Ray") + "/"))
                .header("authorization", "Bearer " + token)
                .header("content-type", "application/json")
                .PUT(BodyPublishers.ofString("{\"description\":\"VIP\"}"))
                .build());

        JsonNode event =
                as(token, "/event/?object_type=lead&action=updated").body().at("/data/0");

        assertThat(event.path("oauth_client_id").asText()).isEqualTo("oa2client_1");
        assertThat(event.path("oauth_scope").asText()).isEqualTo("all.full_access offline_access");
        assertThat(event.path("api_key_id").isNull()).isTrue();
        assertThat(event.path("user_id").asText()).isEqualTo(acme.userId());
    }

    @Test
    void no_token_stands_in_the_ledger() {
        Caller.Reply tokens = exchange(code(acme));
        as(tokens.text("access_token"), "/me/");

        assertThat(simulator.query().ledger(0).toString())
                .contains("oauth_token")
                .doesNotContain(tokens.text("access_token"))
                .doesNotContain(tokens.text("refresh_token"))
                .doesNotContain("s3cret");
    }

    @ParameterizedTest
    @CsvSource({"400", "401"})
    void a_bad_refresh_has_one_of_two_statuses(String status) {
        simulator.define().set(Switch.BAD_REFRESH, status);

        assertThat(refresh("rt_unknown").status()).isEqualTo(Integer.parseInt(status));
    }

    @ParameterizedTest
    @CsvSource({"none,59,400", "minute,59,200", "minute,60,400"})
    void a_spent_refresh_token_may_have_a_minute_of_grace(String option, int seconds, int status) {
        simulator.define().set(Switch.REFRESH_GRACE, option);
        String token = exchange(code(acme)).text("refresh_token");
        refresh(token);
        time.advance(Duration.ofSeconds(seconds));

        assertThat(refresh(token).status()).isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource({"endless,200", "thirty_days,400"})
    void an_unused_refresh_token_may_die(String option, int status) {
        simulator.define().set(Switch.REFRESH_LIFETIME, option);
        String token = exchange(code(acme)).text("refresh_token");

        time.advance(Duration.ofDays(30));

        assertThat(refresh(token).status()).isEqualTo(status);
    }
}
