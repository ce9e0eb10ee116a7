package io.closeloop.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.closeloop.simulator.resource.CustomFields;
import io.closeloop.simulator.state.Json;
import io.closeloop.simulator.state.ManualTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** Three contacts, an hour between each, and the words of a search. */
abstract class SearchWorld {
    static final String CONTACTS = "{\"type\":\"object_type\",\"object_type\":\"contact\"}";
    static final String LEADS = "{\"type\":\"object_type\",\"object_type\":\"lead\"}";

    final ManualTime time = new ManualTime(Instant.parse("2026-02-01T12:00:00Z"));
    final CloseSimulator simulator = CloseSimulator.start(0, World.empty(), SimulatorOptions.standard(), time, time);
    final OrganizationDefinition acme = simulator
            .define()
            .organization("Acme")
            .phoneNumber("+14155550100", "Main")
            .contactField("uid")
            .field(CustomFields.CONTACT, Json.literal("{\"name\":\"score\",\"type\":\"number\"}"));
    final Caller caller = Caller.of(simulator, acme);

    @BeforeEach
    void furnish() {
        contact("Bo Ray", "Chief Executive", "bo@example.com", "+14155550111", "u-123", 10);
        time.advance(Duration.ofHours(1));
        contact("Cam Diaz", "Executive Chef", "cam@example.com", "+14155550112", "u-124", 20);
        time.advance(Duration.ofHours(1));
        contact("Dee Okafor", "", "dee@example.com", "+14155550113", "u-123-b", 30);
        simulator.define().organization("Other").lead("Bo Ray", "+14155550111");
    }

    private void contact(String name, String title, String email, String phone, String uid, int score) {
        ObjectNode lead = Json.object().put("name", name);
        ObjectNode contact =
                lead.putArray("contacts").addObject().put("name", name).put("title", title);
        contact.putArray("emails").addObject().put("email", email);
        contact.putArray("phones").addObject().put("phone", phone);
        contact.put("custom." + acme.fieldId("uid"), uid).put("custom." + acme.fieldId("score"), score);
        assertThat(caller.post("/lead/", lead.toString()).status()).isEqualTo(200);
    }

    @AfterEach
    void stop() {
        simulator.close();
    }

    Caller.Reply search(String query, String more) {
        return caller.post(
                "/data/search/",
                "{\"query\":" + query + ",\"_fields\":{\"contact\":[\"name\"],\"lead\":[\"name\"]}" + more + "}");
    }

    List<String> names(String... queries) {
        return search(and(queries), "").body().findValuesAsText("name");
    }

    static String and(String... queries) {
        return "{\"type\":\"and\",\"queries\":[" + String.join(",", queries) + "]}";
    }

    static String related(String type, String field, String mode, String value) {
        return """
                {"type":"has_related","this_object_type":"contact","related_object_type":"%s","related_query":
                 {"type":"field_condition","field":{"type":"regular_field","object_type":"%s","field_name":"%s"},
                  "condition":{"type":"text","mode":"%s","value":"%s"}}}""".formatted(type, type, field, mode, value);
    }

    static String regular(String field, String condition) {
        return """
                {"type":"field_condition","field":{"type":"regular_field","object_type":"contact","field_name":"%s"},
                 "condition":%s}""".formatted(field, condition);
    }

    String custom(String field, String condition) {
        return """
                {"type":"field_condition","field":{"type":"custom_field","custom_field_id":"%s"},"condition":%s}""".formatted(acme.fieldId(field), condition);
    }

    static String text(String mode, String value) {
        return "{\"type\":\"text\",\"mode\":\"%s\",\"value\":\"%s\"}".formatted(mode, value);
    }
}
