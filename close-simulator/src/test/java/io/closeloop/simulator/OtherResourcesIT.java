package io.closeloop.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Calls, e-mails, comments, sequences. Source: close-api.md 7.5 to 7.8. */
class OtherResourcesIT extends AcmeHouse {

    private Caller.Reply onLead(String path, String more) {
        return caller.post(path, "{\"lead_id\":\"" + leadId + "\"" + more + "}");
    }

    @Test
    void a_call_is_logged_with_duration_zero_and_updated_later() {
        Caller.Reply call = onLead("/activity/call/", "");

        caller.put("/activity/call/" + call.text("id") + "/", "{\"duration\":90}");

        assertThat(call.status()).isEqualTo(200);
        assertThat(call.body().path("duration").asInt()).isZero();
        assertThat(call.text("status")).isEqualTo("completed");
        assertThat(events("activity.call", "updated")).hasSize(1);
        assertThat(onLead("/activity/call/", ",\"recording_url\":\"http://x\"").fieldError("recording_url"))
                .isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource({"inbox,400", "outbox,400", "draft,200", "sent,200"})
    void an_email_needs_a_sender_unless_it_is_a_draft_or_sent(String status, int code) {
        assertThat(onLead("/activity/email/", ",\"status\":\"" + status + "\"").status())
                .isEqualTo(code);
    }

    @Test
    void an_email_in_the_outbox_is_sent() {
        Caller.Reply email = onLead("/activity/email/", ",\"status\":\"outbox\",\"sender\":\"ana@example.com\"");

        time.advance(Duration.ofSeconds(1));

        Caller.Reply sent = caller.get("/activity/email/" + email.text("id") + "/");
        assertThat(email.text("direction")).isEqualTo("outgoing");
        assertThat(sent.text("status")).isEqualTo("sent");
        assertThat(events("activity.email", "sent")).hasSize(1);
    }

    @Test
    void comments_on_one_object_share_a_thread() {
        String body = "{\"object_id\":\"" + leadId + "\",\"body\":\"<p>Hm</p>\"}";
        Caller.Reply first = caller.post("/comment/", body);
        Caller.Reply second = caller.post("/comment/", body);

        assertThat(first.status()).isEqualTo(201);
        assertThat(first.text("created_at")).endsWith("+00:00");
        assertThat(second.text("thread_id")).isEqualTo(first.text("thread_id")).startsWith("comthr_");
        assertThat(caller.get("/comment/?thread_id=" + first.text("thread_id"))
                        .body()
                        .path("data"))
                .hasSize(2);
        assertThat(caller.get("/comment/").status()).isEqualTo(400);
        assertThat(caller.get("/comment/?object_id=x&thread_id=y").status()).isEqualTo(400);
        assertThat(caller.delete("/comment/" + first.text("id") + "/").status()).isEqualTo(204);
    }

    @Test
    void a_contact_is_put_into_a_sequence_and_paused() {
        String sequence = caller.post("/sequence/", "{\"name\":\"Onboarding\"}").text("id");
        Caller.Reply subscription =
                caller.post("/sequence_subscription/", """
                {"sequence_id":"%s","contact_id":"%s"}""".formatted(sequence, acme.contactId("Bo Ray")));

        Caller.Reply paused =
                caller.put("/sequence_subscription/" + subscription.text("id") + "/", "{\"status\":\"paused\"}");

        assertThat(subscription.status()).isEqualTo(201);
        assertThat(subscription.text("status")).isEqualTo("active");
        assertThat(subscription.text("lead_id")).isEqualTo(leadId);
        assertThat(paused.text("status")).isEqualTo("paused");
        assertThat(paused.text("status_reason")).isEqualTo("manual");
        assertThat(caller.get("/sequence_subscription/?lead_id=" + leadId)
                        .body()
                        .path("data"))
                .hasSize(1);
        assertThat(caller.get("/sequence_subscription/").status()).isEqualTo(400);
    }
}
