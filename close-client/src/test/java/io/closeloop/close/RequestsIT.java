package io.closeloop.close;

import static org.assertj.core.api.Assertions.assertThat;

import io.closeloop.close.CloseStub.Received;
import io.closeloop.close.credential.CredentialWriter;
import io.closeloop.close.credential.Secret;
import io.closeloop.close.wire.Contact;
import io.closeloop.close.wire.Sms;
import io.closeloop.close.wire.WebhookEvent;
import io.closeloop.close.wire.WebhookSubscription;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import java.net.URI;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What Close gets to see. Source: the paths and bodies of close-api.md. */
@QuarkusTest
@QuarkusTestResource(CloseStub.class)
class RequestsIT extends CloseApiHarness {

    RequestsIT(CloseApi close, CredentialWriter credentials) {
        super(close, credentials);
    }

    @Test
    void sets_and_unsets_custom_values_under_their_flat_keys() {
        CloseStub.answers(200, "{\"id\":\"cont_A\",\"custom.cf_ST\":\"booked\"}");
        Map<String, @Nullable Object> values = new HashMap<>();
        values.put("cf_ST", "booked");
        values.put("cf_OLD", null);

        Outcome<Contact> outcome = settle(close.updateContact(acme, "cont_A", values));

        assertThat(value(outcome).custom("cf_ST")).isPresent();
        assertThat(request().method()).isEqualTo("PUT");
        assertThat(request().uri()).isEqualTo("/api/v1/contact/cont_A/");
        assertThat(request().body()).contains("\"custom.cf_ST\":\"booked\"", "\"custom.cf_OLD\":null");
    }

    @Test
    void reads_every_page_of_a_list() {
        CloseStub.answers(200, "{\"data\":[" + SMS + "," + SMS + "],\"has_more\":true}");
        CloseStub.answers(200, "{\"data\":[" + SMS + "],\"has_more\":false}");

        Outcome<List<Sms>> outcome = settle(close.smsOfLead(acme, "lead_A", Instant.parse("2026-02-01T12:00:00Z")));

        assertThat(value(outcome)).hasSize(3);
        assertThat(CloseStub.received().getFirst().uri())
                .startsWith("/api/v1/activity/sms/?")
                .contains("lead_id=lead_A", "date_created__gte=2026-02-01T12%3A00%3A00Z", "_skip=0");
        assertThat(CloseStub.received().getLast().uri()).contains("_skip=2");
    }

    @Test
    void keeps_an_id_in_its_place_in_the_path() {
        CloseStub.answers(404, "");

        settle(close.lead(acme, "../me/?x=1"));

        assertThat(request().uri())
                .startsWith("/api/v1/lead/")
                .doesNotContain("../")
                .doesNotContain("?");
    }

    @ParameterizedTest
    @MethodSource("calls")
    void goes_to_the_path_that_close_has_with_its_slash(
            String request, BiFunction<CloseApi, CloseConnection, Uni<?>> call) {
        CloseStub.answers(200, "{\"id\":\"x\"}");

        settle(call.apply(close, acme));

        assertThat(request().method() + " " + path(request())).isEqualTo(request);
    }

    static Stream<Arguments> calls() {
        return Stream.of(
                call("GET /me/", (close, acme) -> close.me(acme)),
                call("GET /phone_number/", (close, acme) -> close.phoneNumbers(acme)),
                call("GET /custom_field_schema/contact/", (close, acme) -> close.fieldSchema(acme, "contact")),
                call("GET /lead/lead_A/", (close, acme) -> close.lead(acme, "lead_A")),
                call("GET /contact/cont_A/", (close, acme) -> close.contact(acme, "cont_A")),
                call("GET /activity/sms/acti_S/", (close, acme) -> close.sms(acme, "acti_S")),
                call("POST /activity/sms/", (close, acme) -> close.draftSms(acme, draft())),
                call("PUT /activity/sms/acti_S/", (close, acme) -> close.flipSms(acme, "acti_S")),
                call("DELETE /activity/sms/acti_S/", (close, acme) -> close.deleteSms(acme, "acti_S")),
                call("POST /webhook/", (close, acme) -> close.createWebhook(acme, "https://h", List.of())),
                call("GET /webhook/whsub_A/", (close, acme) -> close.webhook(acme, "whsub_A")),
                call("DELETE /webhook/whsub_A/", (close, acme) -> close.deleteWebhook(acme, "whsub_A")));
    }

    private static Arguments call(String request, BiFunction<CloseApi, CloseConnection, Uni<?>> call) {
        return Arguments.of(request, call);
    }

    @Test
    void flips_to_the_outbox_and_pulls_back_to_a_draft() {
        CloseStub.answers(200, SMS);
        CloseStub.answers(200, SMS);

        settle(close.flipSms(acme, "acti_S"));
        settle(close.pullBackSms(acme, "acti_S"));

        assertThat(CloseStub.received().stream().map(Received::body))
                .containsExactly("{\"status\":\"outbox\"}", "{\"status\":\"draft\"}");
    }

    @ParameterizedTest
    @CsvSource({"200, {}", "200, ''", "204, ''"})
    void takes_a_deletion_as_done_however_it_is_answered(int status, String body) {
        CloseStub.answers(status, body);

        assertThat(settle(close.deleteSms(acme, "acti_S"))).isEqualTo(Outcome.ok(Done.DONE));
    }

    @Test
    void creates_a_subscription_and_reads_its_signature_key() {
        CloseStub.answers(201, "{\"id\":\"whsub_A\",\"signature_key\":\"0011\"}");

        WebhookSubscription made =
                value(settle(close.createWebhook(acme, "https://h", List.of(new WebhookEvent("lead", "created")))));

        assertThat(made.signatureKey()).isEqualTo(Secret.of("0011"));
        assertThat(request().body())
                .isEqualTo("{\"url\":\"https://h\",\"events\":[{\"object_type\":\"lead\",\"action\":\"created\"}]}");
    }

    private static String path(Received received) {
        return URI.create(received.uri()).getPath().substring("/api/v1".length());
    }
}
