package io.closeloop.fieldsync;

import static io.closeloop.events.Milestone.LEAD_BOOKED;
import static io.restassured.RestAssured.given;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.closeloop.events.FieldWrite.FieldWriteFailed;
import io.closeloop.events.IncomingEvent;
import io.closeloop.events.IntegrationChanged.Status;
import io.closeloop.events.LeadKey;
import io.closeloop.events.Topics;
import io.closeloop.fieldsync.house.FieldSyncHouse;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What Close does not take is visible with its reason, and what can be mended waits for it. */
@QuarkusTest
class RefusedWritesIT extends FieldSyncHouse {

    @BeforeEach
    void aBookingWritesTwoFields() {
        acme.map(acme.mapping(LEAD_BOOKED, "stage", "booked"), acme.mapping(LEAD_BOOKED, "switch", "on"));
    }

    @Test
    void a_field_deleted_in_close_does_not_cost_the_other_its_value() {
        // Given
        deleteInClose("custom_field/contact/" + acme.field("switch"));

        // When
        acme.publish(acme.reached(LEAD_BOOKED));

        // Then
        awaitNoneOpen();
        assertThat(stateOf("stage")).isEqualTo("WRITTEN");
        assertThat(stateOf("switch")).isEqualTo("FAILED");
        assertThat(reasonOf("switch")).startsWith("Close refuses the value");
        assertThat(acme.written()).containsExactly("stage=booked");
    }

    @Test
    void a_refusal_that_names_no_field_is_taken_apart_so_that_only_the_refused_value_fails() {
        // Given: both together are refused, and then one of them alone
        acme.nextWrite().times(2).refuse(403);

        // When
        acme.publish(acme.reached(LEAD_BOOKED));

        // Then
        awaitNoneOpen();
        assertThat(acme.states()).containsExactlyInAnyOrder("FAILED", "WRITTEN");
        assertThat(acme.written()).hasSize(1);
    }

    @Test
    void a_contact_that_is_gone_fails_its_writes_and_this_is_told() {
        // Given
        deleteInClose("contact/" + acme.contact);

        // When
        acme.publish(acme.reached(LEAD_BOOKED));

        // Then
        acme.awaitStates("FAILED", "FAILED");
        assertThat(reasonOf("stage")).isEqualTo("the contact is not in Close any more");
        String key = new LeadKey(acme.tenant.integration(), acme.lead).toString();
        await().atMost(20, SECONDS)
                .untilAsserted(() -> assertThat(broker.read(Topics.FIELD_WRITES.name(), key))
                        .extracting(event -> IncomingEvent.of(event, FieldWriteFailed.class)
                                .event()
                                .reason())
                        .containsExactly(
                                "the contact is not in Close any more", "the contact is not in Close any more"));
    }

    @Test
    void a_refused_key_lets_the_writes_wait_visibly_until_it_is_mended() {
        // Given
        acme.storeKey("api_revoked.revoked");
        // The old key is kept in memory for a moment.
        await().atMost(20, SECONDS)
                .until(() -> acme.replace(acme.setter, mappings()).statusCode() == 409);
        acme.publish(acme.reached(LEAD_BOOKED));
        acme.awaitStates("WAITING", "WAITING");
        assertThat(reasonOf("stage")).contains("connect the account again");

        // When
        acme.storeKey(acme.organization.apiKey());
        await().atMost(20, SECONDS)
                .until(() -> acme.replace(acme.setter, mappings()).statusCode() == 200);
        acme.announce(Status.CONNECTED);

        // Then
        acme.awaitStates("WRITTEN", "WRITTEN");
        assertThat(acme.written()).containsExactlyInAnyOrder("stage=booked", "switch=on");
    }

    @Test
    void when_close_asks_to_wait_the_value_is_written_afterwards() {
        // Given: more often than close-client itself waits
        Map<String, String> wait = Map.of("Retry-After", "0", "RateLimit", "limit=1, remaining=0, reset=0.1");
        acme.nextWrite().times(4).refuse(429, wait);

        // When
        acme.publish(acme.reached(LEAD_BOOKED));

        // Then
        acme.awaitStates("WRITTEN", "WRITTEN");
        assertThat(acme.written()).containsExactlyInAnyOrder("stage=booked", "switch=on");
        assertThat(acme.writes()).allSatisfy(write -> assertThat(write).containsEntry("attempts", 2));
    }

    @Test
    void a_removed_integration_fails_what_waits_and_what_comes() {
        // Given
        acme.storeKey("api_revoked.revoked");
        await().atMost(20, SECONDS)
                .until(() -> acme.replace(acme.setter, mappings()).statusCode() == 409);
        acme.publish(acme.reached(LEAD_BOOKED));
        acme.awaitStates("WAITING", "WAITING");

        // When
        acme.announce(Status.REMOVED);
        acme.awaitStates("FAILED", "FAILED");
        acme.publish(acme.reached(LEAD_BOOKED));

        // Then
        acme.awaitStates("FAILED", "FAILED", "FAILED", "FAILED");
        assertThat(acme.writes()).allSatisfy(write -> assertThat(write).containsEntry("reason", "integration removed"));
        assertThat(acme.written()).isEmpty();
    }

    @Test
    void a_field_that_became_a_control_field_is_not_written_any_more() {
        // Given
        acme.announce(Status.CONNECTED, acme.field("stage"));
        await().atMost(20, SECONDS)
                .until(() -> acme.replace(acme.setter, mappings()).statusCode() == 422);

        // When
        acme.publish(acme.reached(LEAD_BOOKED));

        // Then
        awaitNoneOpen();
        assertThat(stateOf("stage")).isEqualTo("FAILED");
        assertThat(reasonOf("stage")).contains("is a control field");
        assertThat(acme.written()).containsExactly("switch=on");
    }

    private List<Map<String, String>> mappings() {
        return List.of(acme.mapping(LEAD_BOOKED, "stage", "booked"), acme.mapping(LEAD_BOOKED, "switch", "on"));
    }

    private void deleteInClose(String path) {
        given().auth()
                .preemptive()
                .basic(acme.organization.apiKey(), "")
                .delete(close.apiUrl() + "/" + path + "/")
                .then()
                .statusCode(200);
    }

    private void awaitNoneOpen() {
        await().atMost(20, SECONDS)
                .until(() -> acme.states().size() == 2
                        && acme.states().stream().allMatch(state -> state.equals("WRITTEN") || state.equals("FAILED")));
    }

    private Object stateOf(String field) {
        return String.valueOf(write(field).get("state"));
    }

    private String reasonOf(String field) {
        return String.valueOf(write(field).get("reason"));
    }

    private Map<String, Object> write(String field) {
        return acme.writes().stream()
                .filter(write -> acme.field(field).equals(write.get("fieldId")))
                .findFirst()
                .orElseThrow();
    }
}
