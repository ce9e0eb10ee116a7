package io.closeloop.fieldsync;

import static io.closeloop.events.Milestone.CTA_REACHED;
import static io.closeloop.events.Milestone.LEAD_BOOKED;
import static io.restassured.RestAssured.given;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.closeloop.fieldsync.house.AcmeAccount;
import io.closeloop.fieldsync.house.FieldSyncHouse;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A mapping that is saved is one that would be written; a refusal names the field and the cure. */
@QuarkusTest
class MappingsIT extends FieldSyncHouse {

    @Test
    void mappings_are_shown_as_they_were_saved_with_the_name_of_their_field() {
        // Given
        acme.map(acme.mapping(LEAD_BOOKED, "switch", "on"), acme.mapping(CTA_REACHED, "stage", "cta"));

        // When
        var shown = acme.mappings(acme.setter).then();

        // Then
        shown.statusCode(200)
                .body("setterId", equalTo(acme.setter.toString()))
                .body("mappings.milestone", equalTo(List.of("CTA_REACHED", "LEAD_BOOKED")))
                .body("mappings.fieldId", equalTo(List.of(acme.field("stage"), acme.field("switch"))))
                .body("mappings.fieldName", equalTo(List.of("stage", "switch")))
                .body("mappings.kind", equalTo(List.of("TEXT", "CHOICE")))
                .body("mappings.value", equalTo(List.of("cta", "on")));
    }

    @Test
    void saving_replaces_all_of_the_setter() {
        // Given
        acme.map(acme.mapping(LEAD_BOOKED, "switch", "on"), acme.mapping(CTA_REACHED, "stage", "cta"));

        // When
        acme.map(acme.mapping(CTA_REACHED, "fit", "yes"));

        // Then
        acme.as("viewer")
                .get("/mappings")
                .then()
                .statusCode(200)
                .body("setters", hasSize(1))
                .body("setters[0].mappings.fieldName", equalTo(List.of("fit")));
    }

    @Test
    void a_mapping_onto_a_control_field_is_refused_and_the_old_mappings_stay() {
        // Given
        acme.map(acme.mapping(CTA_REACHED, "stage", "cta"));

        // When
        var answer = acme.replace(
                        acme.setter,
                        List.of(
                                acme.mapping(LEAD_BOOKED, "stage", "booked"),
                                acme.mapping(LEAD_BOOKED, "charlie_kill_switch", "true")))
                .then();

        // Then
        answer.statusCode(422)
                .contentType("application/problem+json")
                .body("code", equalTo("CONTROL_FIELD"))
                .body("field", equalTo("mappings[1].fieldId"))
                .body("detail", containsString("choose another field"));
        acme.mappings(acme.setter).then().body("mappings.value", equalTo(List.of("cta")));
    }

    @Test
    void a_value_that_is_not_among_the_choices_in_close_is_refused_with_the_choices() {
        acme.replace(acme.setter, List.of(acme.mapping(LEAD_BOOKED, "switch", "maybe")))
                .then()
                .statusCode(422)
                .body("code", equalTo("UNFIT_VALUE"))
                .body("field", equalTo("mappings[0].value"))
                .body("detail", containsString("on, off"));
    }

    @Test
    void a_field_that_close_does_not_have_is_refused() {
        acme.replace(acme.setter, List.of(Map.of("milestone", "LEAD_BOOKED", "fieldId", "cf_nowhere", "value", "x")))
                .then()
                .statusCode(422)
                .body("code", equalTo("UNKNOWN_FIELD"))
                .body("detail", containsString("cf_nowhere"));
    }

    @Test
    void without_a_list_of_mappings_the_request_is_refused() {
        acme.as("admin")
                .contentType("application/json")
                .body("{}")
                .put("/mappings/" + acme.setter)
                .then()
                .statusCode(400)
                .body("code", equalTo("MALFORMED"))
                .body("field", equalTo("mappings"));
    }

    @Test
    void an_account_that_is_not_connected_is_told_to_connect() {
        AcmeAccount unconnected = anotherAccount();

        unconnected
                .replace(unconnected.setter, List.of())
                .then()
                .statusCode(409)
                .body("code", equalTo("NOT_CONNECTED"));
    }

    @Test
    void when_close_refuses_the_key_nothing_is_saved_and_the_cure_is_named() {
        // Given
        acme.storeKey("api_revoked.revoked");

        // When, as soon as the new key is seen
        await().atMost(20, SECONDS)
                .until(() -> acme.replace(acme.setter, List.of(acme.mapping(LEAD_BOOKED, "stage", "booked")))
                                .statusCode()
                        == 409);

        // Then
        acme.replace(acme.setter, List.of())
                .then()
                .statusCode(409)
                .body("code", equalTo("CLOSE_REFUSED"))
                .body("detail", containsString("connect the account again"));
    }

    @Test
    void one_account_does_not_see_what_another_has() {
        // Given
        acme.map(acme.mapping(LEAD_BOOKED, "stage", "booked"));
        acme.publish(acme.reached(LEAD_BOOKED));
        acme.awaitStates("WRITTEN");

        // When
        AcmeAccount other = anotherAccount();

        // Then
        other.mappings(acme.setter).then().statusCode(200).body("mappings", empty());
        other.as("admin").get("/mappings").then().body("setters", empty());
        other.as("admin").queryParam("leadId", acme.lead).get("/writes").then().body("writes", empty());
    }

    @Test
    void only_an_admin_may_change_mappings_and_nobody_without_a_token_sees_anything() {
        Map<String, Object> none = Map.of("mappings", List.of());
        String path = "/mappings/" + acme.setter;

        for (String role : List.of("viewer", "operator")) {
            acme.as(role)
                    .contentType("application/json")
                    .body(none)
                    .put(path)
                    .then()
                    .statusCode(403);
        }
        given().contentType("application/json").body(none).put(path).then().statusCode(401);
        given().get(path).then().statusCode(401);
        given().get("/writes").then().statusCode(401);
    }

    @Test
    void writes_can_be_searched_by_contact_and_state_and_an_unknown_state_is_refused() {
        // Given
        acme.map(acme.mapping(LEAD_BOOKED, "stage", "booked"), acme.mapping(CTA_REACHED, "stage", "cta"));
        acme.publish(acme.reached(LEAD_BOOKED, 5), acme.reached(CTA_REACHED, 2));
        acme.awaitStates("SUPERSEDED", "WRITTEN");

        // When
        var superseded = acme.as("viewer")
                .queryParam("contactId", acme.contact)
                .queryParam("state", "SUPERSEDED")
                .get("/writes")
                .then();

        // Then
        superseded.statusCode(200).body("writes.value", equalTo(List.of("cta")));
        acme.as("viewer")
                .queryParam("state", "LOST")
                .get("/writes")
                .then()
                .statusCode(400)
                .body("code", equalTo("UNKNOWN_STATE"))
                .body("detail", containsString("WAITING"));
    }
}
