package io.closeloop.simulator.resource;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.closeloop.simulator.CloseSimulator;
import io.closeloop.simulator.OrganizationDefinition;
import io.closeloop.simulator.state.Field;
import io.closeloop.simulator.state.Json;
import io.closeloop.simulator.state.Kind;
import io.closeloop.simulator.state.Resource;
import io.closeloop.simulator.state.Verb;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every resource because its descriptor says so. Source: close-api.md 3.4, 3.5, 8.2. */
class DescriptorsIT {
    private static final CloseSimulator SIMULATOR = CloseSimulator.start(0);
    private static final OrganizationDefinition ACME = SIMULATOR.define().organization("Acme");
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    /** Lists that must be narrowed. */
    private static final Map<String, String> NARROWED =
            Map.of("comment", "?object_id=lead_x", "sequence_subscription", "?lead_id=lead_x");

    private record Reply(int status, JsonNode body) {}

    @AfterAll
    static void stop() {
        SIMULATOR.close();
    }

    static List<Resource> all() {
        return Api.RESOURCES;
    }

    static Stream<Resource> creatable() {
        return all().stream().filter(r -> r.verbs().contains(Verb.CREATE));
    }

    private static Reply ask(String method, String path, String body) {
        String basic = Base64.getEncoder().encodeToString((ACME.apiKey() + ':').getBytes(StandardCharsets.UTF_8));
        HttpRequest request = HttpRequest.newBuilder(URI.create(SIMULATOR.apiUrl() + '/' + path))
                .header("authorization", "Basic " + basic)
                .header("content-type", "application/json")
                .method(method, BodyPublishers.ofString(body))
                .build();
        try {
            HttpResponse<byte[]> response = HTTP.send(request, BodyHandlers.ofByteArray());
            return new Reply(response.statusCode(), Json.parse(response.body()).orElse(MissingNode.getInstance()));
        } catch (IOException | InterruptedException failure) {
            throw new IllegalStateException(failure);
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void a_list_has_data_and_all_but_one_say_whether_there_is_more(Resource resource) {
        String narrowed = NARROWED.getOrDefault(resource.path(), "");

        Reply reply = ask("GET", resource.path() + "/" + narrowed, "");

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.body().path("data").isArray()).isTrue();
        assertThat(reply.body().path("has_more").isBoolean()).isEqualTo(resource != CustomFields.CUSTOM_OBJECT);
    }

    @ParameterizedTest
    @MethodSource("all")
    void a_filter_or_an_order_that_is_not_described_is_refused(Resource resource) {
        assertThat(ask("GET", resource.path() + "/?shoe_size=9", "").status()).isEqualTo(400);
        assertThat(ask("GET", resource.path() + "/?_order_by=shoe_size", "").status())
                .isEqualTo(400);
        assertThat(ask(
                                "GET",
                                resource.path() + "/?_limit="
                                        + (resource.listing().maxLimit() + 1),
                                "")
                        .status())
                .isEqualTo(400);
    }

    @ParameterizedTest
    @MethodSource("all")
    void what_it_does_not_do_is_not_allowed_and_what_is_not_there_is_not_found(Resource resource) {
        String item = resource.path() + "/unknown_id/";

        assertThat(ask("GET", item, "").status()).isEqualTo(resource.verbs().contains(Verb.READ) ? 404 : 405);
        assertThat(ask("PUT", item, "{}").status()).isEqualTo(resource.verbs().contains(Verb.UPDATE) ? 404 : 405);
        assertThat(ask("DELETE", item, "").status()).isEqualTo(resource.verbs().contains(Verb.DELETE) ? 404 : 405);
    }

    @ParameterizedTest
    @MethodSource("creatable")
    void what_is_required_is_named_when_it_is_missing(Resource resource) {
        List<String> required = resource.fields().stream()
                .filter(Field::required)
                .map(Field::name)
                .toList();

        Reply reply = ask("POST", resource.path() + "/", "{}");

        assertThat(required)
                .allSatisfy(name -> assertThat(
                                reply.body().path("field-errors").path(name).asText())
                        .isEqualTo("This field is required."));
    }

    @ParameterizedTest
    @MethodSource("creatable")
    void a_value_of_the_wrong_kind_is_named(Resource resource) {
        List<String> typed = resource.fields().stream()
                .filter(f -> f.access() == Field.Access.ALWAYS && !(f.kind() instanceof Kind.Anything))
                .map(Field::name)
                .toList();
        var body = Json.object();
        typed.forEach(name -> body.putObject(name).put("a", 1));

        Reply reply = ask("POST", resource.path() + "/", body.toString());

        assertThat(typed)
                .allSatisfy(name ->
                        assertThat(reply.body().path("field-errors").has(name)).isTrue());
    }
}
