package io.closeloop.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Custom fields as objects: own, shared, their associations and their order. Source: close-api.md 4. */
class FieldsOfAllKindsIT {
    private final CloseSimulator simulator = CloseSimulator.start(0);
    private final OrganizationDefinition acme = simulator
            .define()
            .organization("Acme")
            .user("Max", "Low", "role_rep")
            .contactField("one")
            .contactField("two")
            .lead("Bo Ray", "+14155550111");
    private final Caller caller = Caller.of(simulator, acme);
    private final String contact = "/contact/" + acme.contactId("Bo Ray") + "/";

    @AfterEach
    void stop() {
        simulator.close();
    }

    private Caller.Reply shared(String associations) {
        return caller.post(
                "/custom_field/shared/", "{\"name\":\"late\",\"type\":\"text\",\"associations\":" + associations + "}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"lead", "contact", "opportunity", "shared"})
    void a_field_is_made_renamed_and_deleted_with_events(String kind) {
        Caller.Reply made = caller.post("/custom_field/" + kind + "/", "{\"name\":\"stage\",\"type\":\"text\"}");
        String path = "/custom_field/" + kind + "/" + made.text("id") + "/";

        Caller.Reply renamed = caller.put(path, "{\"name\":\"step\",\"type\":\"number\"}");
        Caller.Reply deleted = caller.delete(path);

        assertThat(made.status()).isEqualTo(200);
        assertThat(made.body().path("is_shared").asBoolean()).isEqualTo(kind.equals("shared"));
        assertThat(renamed.text("name")).isEqualTo("step");
        assertThat(renamed.text("type")).as("the type stays").isEqualTo("text");
        assertThat(deleted.status()).isEqualTo(200);
        for (String action : new String[] {"created", "updated", "deleted"}) {
            assertThat(caller.get("/event/?object_type=custom_fields." + kind + "&action=" + action)
                            .body()
                            .path("data"))
                    .hasSize(1);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"type\":\"text\"}",
                "{\"name\":\"x\"}",
                "{\"name\":\"x\",\"type\":\"checkbox\"}",
                "{\"name\":\"x\",\"type\":\"choices\"}",
                "{\"name\":\"x\",\"type\":\"text\",\"accepts_multiple_values\":true}"
            })
    void a_field_that_cannot_be_is_refused(String body) {
        assertThat(caller.post("/custom_field/contact/", body).status()).isEqualTo(400);
    }

    @Test
    void an_association_is_added_with_201_changed_and_removed_with_its_values() {
        String id = shared("[{\"object_type\":\"lead\"}]").text("id");
        String key = "custom." + id;
        String associations = "/custom_field/shared/" + id + "/association/";

        Caller.Reply added = caller.post(associations, "{\"object_type\":\"contact\"}");
        caller.put(contact, "{\"" + key + "\":\"x\"}");
        Caller.Reply changed = caller.put(associations + "contact/", "{\"required\":true}");
        Caller.Reply removed = caller.delete(associations + "contact/");

        assertThat(added.status()).isEqualTo(201);
        assertThat(changed.body().path("required").asBoolean()).isTrue();
        assertThat(removed.status()).isEqualTo(200);
        assertThat(caller.get(contact).body().has(key)).isFalse();
        assertThat(caller.put(contact, "{\"" + key + "\":\"x\"}").status()).isEqualTo(400);
        assertThat(caller.delete(associations + "contact/").status()).isEqualTo(404);
    }

    @Test
    void an_association_is_made_once_and_with_known_objects() {
        String associations =
                "/custom_field/shared/" + shared("[{\"object_type\":\"lead\"}]").text("id") + "/association/";

        assertThat(caller.post(associations, "{\"object_type\":\"lead\"}").status())
                .isEqualTo(400);
        assertThat(caller.post(associations, "{\"object_type\":\"moon\"}").fieldError("object_type"))
                .isNotEmpty();
        assertThat(shared("[{\"object_type\":\"moon\"}]").status()).isEqualTo(400);
    }

    @Test
    void a_schema_has_own_and_shared_fields_in_the_order_last_given() {
        String late = shared("[{\"object_type\":\"contact\"}]").text("id");
        String two = acme.fieldId("two");

        Caller.Reply before = caller.get("/custom_field_schema/contact/");
        caller.put("/custom_field_schema/contact/", """
                {"fields":[{"id":"%s"},{"id":"%s"}]}""".formatted(late, two));

        assertThat(names(before.body())).containsExactly("one", "two", "late");
        assertThat(names(caller.get("/custom_field_schema/contact/").body())).containsExactly("late", "two", "one");
        assertThat(caller.put("/custom_field_schema/contact/", "{\"fields\":[{\"id\":\"cf_x\"}]}")
                        .status())
                .isEqualTo(400);
        assertThat(caller.get("/custom_field_schema/moon/").status()).isEqualTo(404);
    }

    private static List<String> names(JsonNode schema) {
        return schema.path("fields")
                .valueStream()
                .map(f -> f.path("name").asText())
                .toList();
    }

    @Test
    void a_user_may_be_named_and_is_kept_by_id() {
        String key = "custom." + caller.post("/custom_field/contact/", """
                        {"name":"owner","type":"user","accepts_multiple_values":true}""").text("id");

        Caller.Reply reply = caller.put(contact, "{\"" + key + "\":[\"Max Low\"]}");

        assertThat(reply.body().path(key).path(0).asText())
                .isEqualTo(acme.keyOf("Max Low").userId());
        assertThat(caller.put(contact, "{\"" + key + "\":\"Nobody\"}").status()).isEqualTo(400);
    }

    @Test
    void the_organization_tells_its_statuses_pipelines_and_members() {
        JsonNode own = caller.get("/organization/" + acme.id() + "/").body();

        assertThat(own.at("/lead_statuses/0/label").asText()).isEqualTo("Potential");
        assertThat(own.at("/pipelines/0/statuses")
                        .valueStream()
                        .map(s -> s.path("type").asText()))
                .containsExactly("active", "won", "lost");
        assertThat(own.at("/memberships")
                        .valueStream()
                        .map(m -> m.path("user_first_name").asText()))
                .containsExactly("Ana", "Max");
        assertThat(own.at("/memberships/1/role_id").asText()).isEqualTo("role_rep");
        assertThat(own.path("inactive_memberships").isArray()).isTrue();
        assertThat(caller.get("/organization/orga_other/").status()).isEqualTo(404);
    }

    @Test
    void users_are_listed_and_read_and_each_key_is_somebody() {
        Caller low = new Caller(simulator.url(), acme.keyOf("Max Low").key());

        assertThat(caller.get("/user/").body().findValuesAsText("first_name")).containsExactly("Ana", "Max");
        assertThat(low.get("/me/").text("first_name")).isEqualTo("Max");
        assertThat(low.get("/me/").body().at("/memberships/0/role_id").asText()).isEqualTo("role_rep");
        assertThat(low.get("/user/" + acme.userId() + "/").text("first_name")).isEqualTo("Ana");
    }
}
