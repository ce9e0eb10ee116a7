package io.closeloop.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The pages for people. */
class PagesIT {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Pattern LINK = Pattern.compile("(?:src|href)=\"([^\"]+)\"");

    private final CloseSimulator simulator = CloseSimulator.start(0, World.demo(), SimulatorOptions.standard());

    @AfterEach
    void stop() {
        simulator.close();
    }

    private HttpResponse<String> get(String path) {
        return HTTP.sendAsync(
                        HttpRequest.newBuilder(URI.create(simulator.url() + path))
                                .build(),
                        BodyHandlers.ofString())
                .join();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/operations"})
    void a_page_and_all_that_it_loads_come_from_the_simulator_itself(String path) {
        HttpResponse<String> page = get(path);

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("content-type").orElseThrow()).startsWith("text/html");
        assertThat(LINK.matcher(page.body()).results().map(m -> m.group(1)))
                .isNotEmpty()
                .allSatisfy(link -> {
                    assertThat(link).startsWith("/");
                    assertThat(get(link).statusCode()).isEqualTo(200);
                });
    }

    /** A path in the script that the simulator does not have would be found by a person only. */
    @Test
    void every_path_that_the_page_uses_exists() {
        String script = get("/_simulator/page.js").body();

        assertThat(Pattern.compile("\\['[A-Z][^']+', '([a-z-]+)'")
                        .matcher(script)
                        .results()
                        .map(m -> m.group(1)))
                .hasSizeGreaterThan(12)
                .allSatisfy(path -> assertThat(posted("/_simulator/" + path)).isNotIn(404, 405, 500));
    }

    /** As the library calls it, and as the script of the page does. */
    private static String verb(Method method) {
        return switch (method.getName()) {
            case "moveMeeting" -> "/move";
            case "cancelMeeting" -> "/cancel";
            case String name -> name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
        };
    }

    @Test
    void whatever_the_library_does_by_hand_can_be_done_on_the_page() {
        String script = get("/_simulator/page.js").body();

        assertThat(Stream.of(Act.class.getDeclaredMethods())
                        .filter(method -> Modifier.isPublic(method.getModifiers()))
                        .map(PagesIT::verb)
                        .distinct())
                .contains("workflow", "inbound-sms", "revoke-key")
                .allSatisfy(verb -> assertThat(script).contains("'" + verb + "'"));
    }

    private int posted(String path) {
        String method = path.endsWith("rate-limits") ? "PUT" : "POST";
        HttpRequest request = HttpRequest.newBuilder(URI.create(simulator.url() + path))
                .method(method, HttpRequest.BodyPublishers.ofString("{}"))
                .build();
        return HTTP.sendAsync(request, BodyHandlers.discarding()).join().statusCode();
    }
}
