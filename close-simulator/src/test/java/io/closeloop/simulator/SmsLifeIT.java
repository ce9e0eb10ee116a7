package io.closeloop.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.closeloop.simulator.resource.MagicNumber;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The life of a text, with time moved by hand. Source: close-api.md 5. */
class SmsLifeIT extends SmsHouse {
    @Test
    void an_outbox_text_is_sent_after_the_delay() {
        Caller.Reply created = create("outbox", "+14155550111");
        assertThat(created.text("status")).isEqualTo("outbox");

        time.advance(SEND);

        assertThat(now(created).text("status")).isEqualTo("sent");
        assertThat(now(created).text("date_sent")).isEqualTo("2026-02-01T12:00:00+00:00");
    }

    @Test
    void a_draft_stays_until_it_is_flipped() {
        Caller.Reply draft = create("draft", "+14155550111");
        time.advance(Duration.ofHours(1));
        assertThat(now(draft).text("status")).isEqualTo("draft");

        caller.put(path(draft), "{\"status\":\"outbox\"}");
        time.advance(SEND);

        assertThat(now(draft).text("status")).isEqualTo("sent");
    }

    @Test
    void an_unsent_text_can_be_pulled_back_and_then_does_not_go() {
        Caller.Reply created = create("outbox", "+14155550111");

        Caller.Reply pulled = caller.put(path(created), "{\"status\":\"draft\"}");
        time.advance(SEND);

        assertThat(pulled.status()).isEqualTo(200);
        assertThat(now(created).text("status")).isEqualTo("draft");
        assertThat(simulator.query().effects("sms_sent")).isEmpty();
    }

    @Test
    void a_text_pulled_back_and_flipped_again_goes_once() {
        Caller.Reply created = create("outbox", "+14155550111");
        caller.put(path(created), "{\"status\":\"draft\"}");
        caller.put(path(created), "{\"status\":\"outbox\"}");

        time.advance(SEND.multipliedBy(3));

        assertThat(simulator.query().effects("sms_sent")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"status\":\"outbox\"}", "{\"status\":\"draft\"}", "{\"text\":\"Other\"}"})
    void a_sent_text_cannot_be_changed(String change) {
        Caller.Reply created = create("outbox", "+14155550111");
        time.advance(SEND);

        Caller.Reply reply = caller.put(path(created), change);

        assertThat(reply.status()).isEqualTo(400);
        assertThat(now(created).text("status")).isEqualTo("sent");
    }

    @Test
    void a_second_flip_of_an_outbox_text_is_refused() {
        Caller.Reply created = create("outbox", "+14155550111");

        assertThat(caller.put(path(created), "{\"status\":\"outbox\"}").status())
                .isEqualTo(400);
    }

    @Test
    void a_deleted_text_is_not_sent() {
        Caller.Reply created = create("outbox", "+14155550111");

        Caller.Reply deleted = caller.delete(path(created));
        time.advance(SEND);

        assertThat(deleted.status()).isEqualTo(200);
        assertThat(now(created).status()).isEqualTo(404);
        assertThat(simulator.query().effects("sms_sent")).isEmpty();
    }

    @Test
    void a_text_under_way_goes_with_the_world_that_is_reset() {
        create("outbox", "+14155550111");

        simulator.reset();
        time.advance(SEND);

        assertThat(simulator.query().effects("sms_sent")).isEmpty();
    }

    @Test
    void inbox_and_sent_only_log() {
        create("sent", "+14155550111");
        create("inbox", "+14155550111");

        time.advance(Duration.ofHours(1));

        assertThat(simulator.query().effects("sms_sent")).isEmpty();
        assertThat(simulator.query().effects("sms_logged")).hasSize(1);
    }

    @Test
    void send_in_holds_a_text() {
        String held = sms("outbox", "+14155550111", "+14155550100").replace("}", ",\"send_in\":30}");
        Caller.Reply created = caller.post("/activity/sms/", held);
        time.advance(Duration.ofSeconds(29));
        assertThat(now(created).text("status")).isEqualTo("outbox");

        time.advance(Duration.ofSeconds(2));

        assertThat(now(created).text("status")).isEqualTo("sent");
    }

    @ParameterizedTest
    @ValueSource(strings = {"+14155550199", "+14155550150", "nonsense"})
    void the_sender_must_be_an_own_internal_number(String from) {
        Caller.Reply reply = caller.post("/activity/sms/", sms("draft", "+14155550111", from));

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.fieldError("local_phone")).isNotEmpty();
    }

    @Test
    void what_is_to_be_sent_must_be_complete() {
        Caller.Reply reply = caller.post("/activity/sms/", "{\"status\":\"outbox\"}");

        assertThat(reply.body().path("field-errors").toString()).contains("local_phone", "remote_phone", "text");
    }

    @Test
    void a_status_is_required() {
        assertThat(caller.post("/activity/sms/", "{\"text\":\"Hi\"}").fieldError("status"))
                .isEqualTo("This field is required.");
    }

    @Test
    void the_failing_number_gives_an_error_and_an_update() {
        Caller.Reply created = create("outbox", MagicNumber.FAILING.number());

        time.advance(SEND);

        assertThat(now(created).text("status")).isEqualTo("error");
        assertThat(now(created).text("error_message")).contains("30003");
        Caller.Reply updates = caller.get("/event/?object_type=activity.sms&action=updated");
        assertThat(updates.body().at("/data/0/data/status").asText()).isEqualTo("error");
    }

    @Test
    void whoever_wrote_stop_gets_an_error() {
        simulator.act().inboundSms("+14155550111", "+14155550100", "STOP");
        Caller.Reply created = create("outbox", "+14155550111");

        time.advance(SEND);

        assertThat(now(created).text("error_message")).contains("21610");
    }

    @Test
    void a_country_that_the_number_does_not_reach_gives_an_error() {
        Caller.Reply created = create("outbox", "+447400123456");

        time.advance(SEND);

        assertThat(now(created).text("status")).isEqualTo("error");
    }

    @Test
    void the_stuck_number_never_leaves_the_outbox() {
        Caller.Reply created = create("outbox", MagicNumber.STUCK.number());

        time.advance(Duration.ofDays(1));

        assertThat(now(created).text("status")).isEqualTo("outbox");
    }

    @Test
    void a_sent_text_makes_its_own_event_beside_created() {
        create("outbox", "+14155550111");

        time.advance(SEND);

        Caller.Reply created = caller.get("/event/?object_type=activity.sms&action=created");
        Caller.Reply sent = caller.get("/event/?object_type=activity.sms&action=sent");
        assertThat(created.body().at("/data/0/data/direction").asText()).isEqualTo("outbound");
        assertThat(created.body().at("/data/0/api_key_id").asText()).startsWith("api_");
        assertThat(sent.body().at("/data/0/data/status").asText()).isEqualTo("sent");
    }

    @Test
    void texts_are_listed_newest_first() {
        Caller.Reply first = create("draft", "+14155550111");
        Caller.Reply second = create("draft", "+14155550111");

        Caller.Reply found = caller.get("/activity/sms/?lead_id=" + acme.leadId("Bo Ray") + "&_fields=id");

        assertThat(found.body().findValuesAsText("id")).containsExactly(second.text("id"), first.text("id"));
    }

    @Test
    void texts_of_a_lead_are_found_by_time() {
        create("draft", "+14155550111");
        time.advance(Duration.ofMinutes(5));
        Caller.Reply later = create("draft", "+14155550111");

        Caller.Reply found = caller.get("/activity/sms/?lead_id=" + acme.leadId("Bo Ray")
                + "&date_created__gte=2026-02-01T12:04:00Z&_fields=id");

        assertThat(found.body().findValuesAsText("id")).containsExactly(later.text("id"));
    }
}
