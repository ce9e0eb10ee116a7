package io.closeloop.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whose key it is makes a difference. Source: close-api.md 2.1, 2.7, 4. */
class RolesIT extends AcmeHouse {
    private static final String HOOK = """
            {"url":"http://127.0.0.1:1/","events":[{"object_type":"lead","action":"updated"}]}""";
    private static final String FIELD = "{\"name\":\"stage\",\"type\":\"text\"}";

    private Caller rep = caller;

    @BeforeEach
    void aRepresentative() {
        acme.user("Max", "Low", "role_rep");
        rep = new Caller(simulator.url(), acme.keyOf("Max Low").key());
    }

    @Test
    void only_an_admin_keeps_custom_fields() {
        String field = "/custom_field/lead/"
                + caller.post("/custom_field/lead/", FIELD).text("id") + "/";

        assertThat(rep.post("/custom_field/contact/", FIELD).status()).isEqualTo(403);
        assertThat(rep.put(field, "{\"name\":\"step\"}").status()).isEqualTo(403);
        assertThat(rep.delete(field).status()).isEqualTo(403);
        assertThat(rep.get(field).text("name")).isEqualTo("stage");
    }

    @Test
    void only_an_admin_associates_shared_fields() {
        acme.sharedField("on");
        String associations = "/custom_field/shared/" + acme.fieldId("on") + "/association/";

        assertThat(rep.post(associations, "{\"object_type\":\"opportunity\"}").status())
                .isEqualTo(403);
        assertThat(rep.put(associations + "lead/", "{\"required\":true}").status())
                .isEqualTo(403);
        assertThat(rep.delete(associations + "lead/").status()).isEqualTo(403);
    }

    @Test
    void who_is_no_admin_manages_own_subscriptions_only() {
        String foreign = "/webhook/" + caller.post("/webhook/", HOOK).text("id") + "/";
        String own = "/webhook/" + rep.post("/webhook/", HOOK).text("id") + "/";

        assertThat(rep.put(foreign, "{\"status\":\"paused\"}").status()).isEqualTo(403);
        assertThat(rep.delete(foreign).status()).isEqualTo(403);
        assertThat(rep.put(own, "{\"status\":\"paused\"}").status()).isEqualTo(200);
        assertThat(caller.delete(own).status()).isEqualTo(200);
    }

    @Test
    void who_is_no_admin_sees_what_an_event_was_about_for_an_hour() {
        caller.put(lead, "{\"name\":\"Bo Fox\"}");
        JsonNode fresh =
                rep.get("/event/?object_type=lead&action=updated").body().at("/data/0");

        time.advance(Duration.ofMinutes(61));

        JsonNode old = rep.get("/event/" + fresh.path("id").asText() + "/").body();
        assertThat(fresh.at("/data/name").asText()).isEqualTo("Bo Fox");
        assertThat(old.path("data").isNull()).isTrue();
        assertThat(old.path("previous_data").isNull()).isTrue();
        assertThat(old.path("changed_fields")).isEqualTo(fresh.path("changed_fields"));
        assertThat(events("lead", "updated").at("/0/data/name").asText()).isEqualTo("Bo Fox");
    }
}
