package io.closeloop.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Close's own shapes. Source: close-api.md 1, 3.4, 3.5, 8.2. */
class RestShapesIT {
    private final CloseSimulator simulator = CloseSimulator.start(0);
    private final OrganizationDefinition acme = simulator
            .define()
            .organization("Acme")
            .phoneNumber("+14155550100", "Main")
            .externalNumber("+14155550199", "Caller id")
            .lead("Bo Ray", "+14155550111")
            .lead("Cam Diaz", "+14155550112")
            .lead("Dee Okafor", "+14155550113");
    private final Caller caller = Caller.of(simulator, acme);

    @AfterEach
    void stop() {
        simulator.close();
    }

    @Test
    void a_bad_key_is_unauthorized() {
        Caller.Reply reply = new Caller(simulator.url(), "api_wrong.wrong").get("/me/");

        assertThat(reply.status()).isEqualTo(401);
        assertThat(reply.body()).hasToString("{\"error\":\"Unauthorized\"}");
    }

    @Test
    void a_password_is_not_part_of_a_key() {
        String pair = Base64.getEncoder().encodeToString((acme.apiKey() + ":secret").getBytes(StandardCharsets.UTF_8));
        URI me = URI.create(simulator.apiUrl() + "/me/");

        Caller.Reply reply = caller.send(HttpRequest.newBuilder(me)
                .header("authorization", "Basic " + pair)
                .build());

        assertThat(reply.status()).isEqualTo(401);
    }

    @Test
    void me_tells_user_organization_and_numbers_but_not_the_key() {
        Caller.Reply reply = caller.get("/me/");

        assertThat(reply.text("id")).isEqualTo(acme.userId());
        assertThat(reply.body().at("/organizations/0/id").asText()).isEqualTo(acme.id());
        assertThat(reply.body().at("/phone_numbers/0/number").asText()).isEqualTo("+14155550100");
        assertThat(reply.body().toString()).doesNotContain("api_");
    }

    @Test
    void a_missing_slash_at_the_end_is_not_found() {
        assertThat(caller.get("/me").status()).isEqualTo(404);
        assertThat(caller.get("/me_").status()).isEqualTo(404);
    }

    @Test
    void an_unknown_path_and_an_unknown_id_are_not_found() {
        assertThat(caller.get("/spaceship/").status()).isEqualTo(404);
        assertThat(caller.get("/lead/lead_unknown/").text("error")).startsWith("The requested URL was not found");
    }

    @Test
    void a_method_that_a_resource_lacks_is_not_allowed() {
        assertThat(caller.post("/activity/meeting/", "{}").status()).isEqualTo(405);
    }

    @Test
    void another_content_type_is_refused() {
        Caller.Reply reply = caller.send(caller.request("/lead/")
                .header("content-type", "text/plain")
                .POST(BodyPublishers.ofString("{}"))
                .build());

        assertThat(reply.status()).isEqualTo(415);
    }

    @Test
    void what_is_not_json_is_named_so() {
        Caller.Reply reply = caller.post("/lead/", "{\"name\":");

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.text("error")).isEqualTo("The request contains invalid JSON.");
    }

    @Test
    void old_resources_are_created_with_200_and_new_ones_with_201() {
        assertThat(caller.post("/lead/", "{\"name\":\"New\"}").status()).isEqualTo(200);
        assertThat(caller.post("/webhook/", """
                        {"url":"http://127.0.0.1:1/","events":[{"object_type":"lead","action":"updated"}]}""").status()).isEqualTo(201);
    }

    @Test
    void a_lead_is_created_with_its_contacts_and_the_first_status() {
        Caller.Reply reply = caller.post("/lead/", """
                {"name":"New","contacts":[{"name":"Eve","phones":[{"phone":"(415) 555-0120"}]}],"nonsense":1}""");

        assertThat(reply.text("status_label")).isEqualTo("Potential");
        assertThat(reply.body().at("/contacts/0/phones/0/phone").asText()).isEqualTo("+14155550120");
        assertThat(reply.body().at("/contacts/0/id")).isEqualTo(reply.body().at("/contact_ids/0"));
        assertThat(reply.body().has("nonsense")).isFalse();
    }

    @Test
    void a_lead_without_a_name_is_untitled() {
        assertThat(caller.post("/lead/", "{}").text("name")).isEqualTo("Untitled");
    }

    @Test
    void a_put_is_a_patch() {
        String lead = "/lead/" + acme.leadId("Bo Ray") + "/";

        Caller.Reply reply = caller.put(lead, "{\"description\":\"VIP\"}");

        assertThat(reply.text("description")).isEqualTo("VIP");
        assertThat(reply.text("name")).isEqualTo("Bo Ray");
    }

    @Test
    void fields_trims_an_object_and_each_object_of_a_list() {
        assertThat(caller.get("/me/?_fields=id").body()).hasToString("{\"id\":\"" + acme.userId() + "\"}");
        assertThat(caller.get("/lead/?_fields=name&_limit=1").body().path("data"))
                .hasToString("[{\"name\":\"Bo Ray\"}]");
    }

    @Test
    void limit_and_skip_page_through_a_list() {
        Caller.Reply first = caller.get("/lead/?_limit=2&_fields=name");
        Caller.Reply last = caller.get("/lead/?_limit=2&_skip=2&_fields=name");

        assertThat(first.body().path("has_more").asBoolean()).isTrue();
        assertThat(first.body().path("total_results").asInt()).isEqualTo(3);
        assertThat(last.body().path("has_more").asBoolean()).isFalse();
        assertThat(last.body().findValuesAsText("name")).containsExactly("Dee Okafor");
    }

    @Test
    void too_large_a_limit_or_skip_is_refused_with_the_bound() {
        assertThat(caller.get("/lead/?_limit=201").fieldError("_limit")).contains("less than or equal to 200");
        assertThat(caller.get("/lead/?_skip=35001").text("error")).contains("(max_skip = 35000)");
    }

    @Test
    void a_filter_that_is_not_simulated_is_refused_and_not_ignored() {
        assertThat(caller.get("/lead/?shoe_size=9").status()).isEqualTo(400);
        assertThat(caller.get("/lead/?query=shoe:9").fieldError("query")).contains("shoe");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            email:BO@example.com           | Bo Ray
            phone:4155550112               | Cam Diaz
            custom.REGION:"far west"       | Dee Okafor
            sms(status:draft)              | Cam Diaz
            bo email:bo@example.com        | Bo Ray
            cam email:bo@example.com       |
            """)
    void the_old_search_of_leads_still_works(String query, @Nullable String name) {
        String region = "custom." + acme.leadField("region").fieldId("region");
        caller.put("/contact/" + acme.contactId("Bo Ray") + "/", "{\"emails\":[{\"email\":\"bo@example.com\"}]}");
        caller.put("/lead/" + acme.leadId("Dee Okafor") + "/", "{\"" + region + "\":\"Far West\"}");
        caller.post("/activity/sms/", "{\"status\":\"draft\",\"lead_id\":\"" + acme.leadId("Cam Diaz") + "\"}");
        String asked = URLEncoder.encode(query.replace("custom.REGION", region), StandardCharsets.UTF_8);

        Caller.Reply reply = caller.get("/lead/?_fields=name&query=" + asked);

        assertThat(String.join(",", reply.body().findValuesAsText("name"))).isEqualTo(name == null ? "" : name);
        assertThat(reply.body().path("total_results").asInt()).isEqualTo(name == null ? 0 : 1);
    }

    @Test
    void phone_numbers_tell_which_can_text() {
        Caller.Reply reply = caller.get("/phone_number/?number=%2B14155550199");

        assertThat(reply.body().path("data")).hasSize(1);
        assertThat(reply.body().at("/data/0/type").asText()).isEqualTo("external");
        assertThat(reply.body().at("/data/0/sms_enabled").asBoolean()).isFalse();
    }

    @Test
    void a_deleted_lead_is_gone_with_its_contacts() {
        String contact = "/contact/" + acme.contactId("Bo Ray") + "/";

        Caller.Reply reply = caller.delete("/lead/" + acme.leadId("Bo Ray") + "/");

        assertThat(reply.status()).isEqualTo(200);
        assertThat(caller.get(contact).status()).isEqualTo(404);
    }
}
