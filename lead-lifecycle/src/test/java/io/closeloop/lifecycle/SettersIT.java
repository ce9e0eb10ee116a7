package io.closeloop.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import io.closeloop.events.IncomingEvent;
import io.closeloop.events.SetterChanged;
import io.closeloop.events.Topics;
import io.closeloop.lifecycle.house.House;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Setters kept over HTTP: created, changed, copied, and told of. Deleted: {@link DeletingSettersIT}. */
@QuarkusTest
class SettersIT extends House {

    private static final Duration LONG = Duration.ofSeconds(20);
    private static final Map<String, Object> SETTINGS =
            Map.of("script", Map.of("intro", "Hello, Anna B here. STOP ends it", "ctaMessage", "Book"));

    @Test
    void a_setter_is_created_changed_and_told_of() {
        Map<String, Object> changed = Map.of("name", "Anna B", "active", false, "settings", SETTINGS);

        acme.as("admin")
                .body(changed)
                .put(path())
                .then()
                .statusCode(200)
                .body("name", equalTo("Anna B"))
                .body("active", equalTo(false))
                .body("version", equalTo(2))
                .body("settings.script.intro", containsString("Anna B"))
                .body("effective.pauses.afterPerson", equalTo("PT30M"))
                .body("sources.'script.intro'", equalTo("setter"))
                .body("sources.'pauses.afterPerson'", equalTo("standard"))
                .body("warnings", empty());

        await().atMost(LONG).until(() -> told().size() == 2);
        assertThat(told()).extracting(SetterChanged::active).containsExactly(true, false);
        assertThat(told()).extracting(SetterChanged::version).containsExactly(1L, 2L);
        assertThat(events())
                .allSatisfy(event -> assertThat(event.envelope().traceparent()).isNotNull());
        acme.as("viewer").get("/setters").then().body("name", contains("Anna B"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
                    {                                                                    |
                    []                                                                   |
                    {}                                                                   | name
                    {"name":" ","settings":{}}                                           | name
                    {"name":"A","active":"on"}                                           | active
                    {"name":"A","colour":"red"}                                          | colour
                    {"name":"A","settings":[]}                                           | settings
                    {"name":"A"}                                                         | settings.script.intro
                    {"name":"A","settings":{"script":{"intro":"a"}}}                     | settings.script.ctaMessage
                    {"name":"A","settings":{"script":{"intro":"a","ctaMessage":" "}}}    | settings.script.ctaMessage
                    {"name":"A","settings":{"pauses":{"afterPerson":"soon"}}}            | settings.pauses.afterPerson
                    {"name":"A","settings":{"script":{"disqualifyingWords":[""]}}}       | settings.script.disqualifyingWords[0]
                    """)
    void a_wrong_field_is_refused_by_its_name(String body, String field) {
        acme.as("admin")
                .body(body)
                .post("/setters")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("code", equalTo("FIELD_INVALID"))
                .body("field", equalTo(field));
        acme.as("viewer").get("/setters").then().body("", hasSize(1));
    }

    @Test
    void a_patch_changes_what_it_names_and_null_takes_a_word_back() {
        acme.as("admin")
                .contentType("application/merge-patch+json")
                .body("""
                        {"settings":{"pauses":{"afterPerson":null},"booking":{"kills":true}}}""")
                .patch(path())
                .then()
                .statusCode(200)
                .body("name", equalTo("Anna"))
                .body("settings.pauses.beforeIntro", equalTo("PT0S"))
                .body("effective.pauses.afterPerson", equalTo("PT30M"))
                .body("sources.'pauses.afterPerson'", equalTo("standard"))
                .body("effective.booking.kills", equalTo(true))
                .body("sources.'booking.kills'", equalTo("setter"));
    }

    @Test
    void who_builds_upon_an_older_version_is_told_that_somebody_else_was_faster() {
        acme.as("admin").body(Map.of("active", false)).patch(path()).then().body("version", equalTo(2));

        acme.as("admin")
                .body(Map.of("name", "Late", "version", 1))
                .patch(path())
                .then()
                .statusCode(409)
                .body("code", equalTo("CHANGED_MEANWHILE"))
                .body("detail", containsString("version 2"));

        acme.as("viewer").get(path()).then().body("name", equalTo("Anna"));
        acme.as("admin")
                .body(Map.of("name", "In time", "version", 2))
                .patch(path())
                .then()
                .statusCode(200);
    }

    @Test
    void what_changes_nothing_makes_no_version() {
        acme.as("admin").body(Map.of("active", true)).patch(path()).then().body("version", equalTo(1));

        acme.as("viewer").get(path() + "/versions").then().body("version", contains(1));
    }

    @Test
    void every_version_is_kept_with_who_made_it_and_can_be_sent_again() {
        acme.as("admin").body(Map.of("name", "Bert", "settings", SETTINGS)).put(path());

        List<Map<String, Object>> versions =
                acme.as("viewer").get(path() + "/versions").jsonPath().getList("");

        assertThat(versions).extracting(version -> version.get("version")).containsExactly(2, 1);
        assertThat(versions).extracting(version -> version.get("what")).containsExactly("changed", "created");
        assertThat(versions).allSatisfy(version -> assertThat(version).containsEntry("changedBy", "ana"));
        acme.as("admin")
                .body(versions.getLast().get("document"))
                .put(path())
                .then()
                .statusCode(200)
                .body("name", equalTo("Anna"))
                .body("settings.script.question", equalTo("Do you own your home?"));
        acme.as("viewer").get(path() + "/versions?before=2").then().body("version", contains(1));
    }

    @Test
    void settings_are_copied_from_one_setter_and_to_several() {
        UUID bert = acme.createSetter("Bert");
        UUID carl = acme.createSetter("Carl");
        acme.as("admin")
                .body(Map.of("settings", Map.of("booking", Map.of("kills", true))))
                .patch(path());

        acme.as("admin")
                .body(Map.of("to", List.of(bert, carl)))
                .post(path() + "/copy-settings")
                .then()
                .statusCode(200)
                .body("name", contains("Bert", "Carl"))
                .body("effective.booking.kills", contains(true, true))
                .body("version", contains(2, 2));
        acme.as("admin")
                .body(Map.of("from", bert))
                .post("/setters/" + carl + "/copy-settings")
                .then()
                .body("version", contains(2));
        acme.as("viewer")
                .get("/setters/" + carl + "/versions")
                .then()
                .body("what[0]", equalTo("settings copied from Anna (" + acme.setter() + ")"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
                    {}                                                 | from
                    {"from":"Anna"}                                    | from
                    {"to":[]}                                          | to
                    {"to":["a"]}                                       | to[0]
                    {"to":"0f2a0a56-7f0c-4b3d-8f9e-3b6f0f2a0a56"}      | to
                    {"to":["0f2a0a56-7f0c-4b3d-8f9e-3b6f0f2a0a56"],"versions":{"a":1}}    | versions.a
                    {"to":["0f2a0a56-7f0c-4b3d-8f9e-3b6f0f2a0a56"],"versions":{"0f2a0a56-7f0c-4b3d-8f9e-3b6f0f2a0a57":1}} | versions.0f2a0a56-7f0c-4b3d-8f9e-3b6f0f2a0a57
                    """)
    void a_copy_without_setters_is_refused_by_the_field_s_name(String body, String field) {
        acme.as("admin")
                .body(body)
                .post(path() + "/copy-settings")
                .then()
                .statusCode(400)
                .body("field", equalTo(field));
    }

    @Test
    void a_copy_over_what_somebody_else_has_just_saved_is_refused_and_copies_to_none() {
        UUID bert = acme.createSetter("Bert");
        UUID carl = acme.createSetter("Carl");
        acme.as("admin").body(Map.of("settings", SETTINGS)).patch(path());
        acme.as("admin").body(Map.of("name", "Carla")).patch("/setters/" + carl);
        Map<String, Object> copy =
                Map.of("to", List.of(bert, carl), "versions", Map.of(bert.toString(), 1, carl.toString(), 1));

        acme.as("admin")
                .body(copy)
                .post(path() + "/copy-settings")
                .then()
                .statusCode(409)
                .body("code", equalTo("CHANGED_MEANWHILE"))
                .body("field", equalTo("versions." + carl));

        acme.as("viewer").get("/setters/" + bert).then().body("version", equalTo(1));
        acme.as("viewer").get("/setters/" + carl).then().body("version", equalTo(2));
    }

    @Test
    void a_copy_to_one_that_is_not_there_copies_to_none() {
        UUID bert = acme.createSetter("Bert");
        acme.as("admin").body(Map.of("settings", SETTINGS)).patch(path());

        acme.as("admin")
                .body(Map.of("to", List.of(bert, UUID.randomUUID())))
                .post(path() + "/copy-settings")
                .then()
                .statusCode(404)
                .body("field", equalTo("to"));

        acme.as("viewer").get("/setters/" + bert).then().body("version", equalTo(1));
    }

    @Test
    void an_intro_that_does_not_say_how_to_stop_is_warned_of() {
        acme.as("viewer")
                .get(path())
                .then()
                .body("warnings.field", contains("settings.script.intro"))
                .body("warnings.text", hasItem(containsString("Reply STOP")));
    }

    @Test
    void the_schema_is_served_to_forms() {
        acme.as("viewer")
                .get("/setter-settings/schema")
                .then()
                .statusCode(200)
                .body("properties.pauses.properties.afterPerson.format", equalTo("duration"));
    }

    @Test
    void nobody_who_only_looks_changes_anything() {
        acme.as("operator").body("{}").post("/setters").then().statusCode(403);
        acme.as("operator").body("{}").put(path()).then().statusCode(403);
        acme.as("operator").body("{}").patch(path()).then().statusCode(403);
        acme.as("operator").delete(path()).then().statusCode(403);
        acme.as("operator").body("{}").post(path() + "/copy-settings").then().statusCode(403);
        acme.as("operator").body("{}").put("/setter-defaults").then().statusCode(403);
        acme.as("operator").body("{}").patch("/setter-defaults").then().statusCode(403);
        acme.as("viewer").get("/setters").then().body("version", not(hasItem(2)));
    }

    private String path() {
        return "/setters/" + acme.setter();
    }

    private List<SetterChanged> told() {
        return events().map(IncomingEvent::event).toList();
    }

    private Stream<IncomingEvent<SetterChanged>> events() {
        return broker.read(Topics.SETTER_CHANGES.name(), acme.setter().toString()).stream()
                .map(event -> IncomingEvent.of(event, SetterChanged.class));
    }
}
