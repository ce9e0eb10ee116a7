package io.closeloop.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.closeloop.lifecycle.house.Acme;
import io.closeloop.lifecycle.house.House;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** What an account says for all its setters: it counts at the next decision, is never taken away from under a setter, and stays in the account. */
@QuarkusTest
class SetterDefaultsIT extends House {

    private static final String INTRO = """
            {"settings":{"script":{"intro":"Hi {{first_name}}, from the account"}}}""";

    @Test
    void a_setter_without_a_word_of_its_own_says_the_account_s_at_the_next_decision() {
        defaults(INTRO).then().statusCode(200).body("version", equalTo(1));
        acme.as("admin").body("""
                {"settings":{"script":{"intro":null}}}""").patch(path()).then().statusCode(200);
        defaults("""
                {"settings":{"script":{"intro":"Hello {{first_name}}, from the account anew"}}}""");

        acme.workflow(Map.of("charlie_enabled", "true"));

        assertThat(acme.awaitText(1).text()).isEqualTo("Hello Bo, from the account anew");
        acme.as("viewer")
                .get(path())
                .then()
                .body("version", equalTo(2))
                .body("sources.'script.intro'", equalTo("account"));
    }

    @Test
    void a_default_that_a_setter_counts_on_is_not_taken_away() {
        defaults(INTRO);
        acme.as("admin").body("""
                {"settings":{"script":{"intro":null}}}""").patch(path()).then().statusCode(200);

        defaults("""
                {"settings":{"script":{"intro":null}}}""")
                .then()
                .statusCode(400)
                .body("field", equalTo("settings.script.intro"))
                .body("detail", containsString("setter Anna (" + acme.setter() + ")"));

        acme.as("viewer").get("/setter-defaults").then().body("settings.script.intro", containsString("account"));
    }

    @Test
    void defaults_have_versions_and_are_put_whole() {
        defaults(INTRO);
        acme.as("admin")
                .body("""
                        {"settings":{"pauses":{"afterWorkflow":"PT1H"}},"version":1}""")
                .put("/setter-defaults")
                .then()
                .statusCode(200)
                .body("settings.script", equalTo(null))
                .body("effective.pauses.afterWorkflow", equalTo("PT1H"));

        acme.as("admin")
                .body("""
                        {"settings":{},"version":1}""")
                .put("/setter-defaults")
                .then()
                .statusCode(409)
                .body("code", equalTo("CHANGED_MEANWHILE"));
        acme.as("viewer")
                .get("/setter-defaults/versions")
                .then()
                .body("version", contains(2, 1))
                .body("changedBy", contains("ana", "ana"))
                .body("document[0].settings.pauses.afterWorkflow", equalTo("PT1H"));
    }

    @Test
    void a_wrong_default_is_refused_by_its_name() {
        defaults("""
                {"settings":{"pauses":{"afterPerson":"P31D"}}}""").then().statusCode(400).body("field", equalTo("settings.pauses.afterPerson"));
    }

    @Test
    void of_many_who_build_upon_one_version_one_wins() {
        List<Integer> answers = atOnce(
                8,
                () -> acme.as("admin")
                        .body(Map.of("name", "Name " + UUID.randomUUID(), "version", 1))
                        .patch(path())
                        .statusCode());

        assertThat(answers).containsOnlyOnce(200).hasSize(8);
        assertThat(answers.stream().filter(status -> status == 409)).hasSize(7);
        acme.as("viewer").get(path() + "/versions").then().body("version", contains(2, 1));
    }

    /** Each side alone is allowed; both together would leave a setter without its first text. */
    @RepeatedTest(10)
    void a_default_is_not_taken_away_while_setters_are_made_that_count_on_it() {
        defaults(INTRO).then().statusCode(200);
        Supplier<Integer> make = () -> acme.as("admin")
                .body("{\"name\":\"R\",\"settings\":{\"script\":{\"ctaMessage\":\"Book\"}}}")
                .post("/setters")
                .statusCode();
        Supplier<Integer> takeAway =
                () -> acme.as("admin").body("{}").put("/setter-defaults").statusCode();

        List<Integer> answers = atOnce(List.of(make, make, takeAway, make, make));

        assertThat(answers).isSubsetOf(200, 201, 400);
        assertThat(acme.as("viewer").get("/setters").jsonPath().getList("effective.script.intro", String.class))
                .isNotEmpty()
                .doesNotContainNull();
    }

    @Test
    void another_account_sees_and_changes_nothing_of_it() {
        defaults(INTRO);
        Acme other = connected(another());

        other.as("admin").get(path()).then().statusCode(404);
        other.as("admin").get(path() + "/versions").then().statusCode(404);
        other.as("admin").body("{\"name\":\"Mine\"}").patch(path()).then().statusCode(404);
        other.as("admin").body(whole()).put(path()).then().statusCode(404);
        other.as("admin").delete(path()).then().statusCode(404);
        other.as("admin").get("/setter-defaults").then().body("version", equalTo(0));
        other.as("admin").get("/setter-defaults/versions").then().body("version", equalTo(List.of()));
        other.as("admin")
                .get("/setters")
                .then()
                .body("id", contains(other.setter().toString()));
        acme.as("viewer").get(path()).then().body("version", equalTo(1));
    }

    @Test
    void nothing_is_copied_between_accounts() {
        Acme other = connected(another());
        String theirs = "/setters/" + other.setter() + "/copy-settings";

        other.as("admin")
                .body(Map.of("from", acme.setter()))
                .post(theirs)
                .then()
                .statusCode(404);
        other.as("admin")
                .body(Map.of("to", List.of(acme.setter())))
                .post(theirs)
                .then()
                .statusCode(404);
        other.as("admin")
                .body(Map.of("to", List.of(other.setter())))
                .post(path() + "/copy-settings")
                .then()
                .statusCode(404);
        acme.as("viewer").get(path()).then().body("version", equalTo(1));
        other.as("viewer").get("/setters").then().body("version", contains(1));
    }

    private Response defaults(String patch) {
        return acme.as("admin").body(patch).patch("/setter-defaults");
    }

    private String path() {
        return "/setters/" + acme.setter();
    }

    private static Map<String, Object> whole() {
        return Map.of("name", "Mine", "settings", Map.of("script", Map.of("intro", "a", "ctaMessage", "b")));
    }

    private static List<Integer> atOnce(int many, Supplier<Integer> request) {
        return atOnce(Stream.generate(() -> request).limit(many).toList());
    }

    /** On threads of their own: the common pool of a small machine has one. */
    private static List<Integer> atOnce(List<Supplier<Integer>> requests) {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<CompletableFuture<Integer>> answers = requests.stream()
                    .map(request -> CompletableFuture.supplyAsync(request, threads))
                    .toList();
            return answers.stream().map(CompletableFuture::join).toList();
        }
    }
}
