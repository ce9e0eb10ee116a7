package io.closeloop.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.closeloop.simulator.resource.MagicNumber;
import io.closeloop.simulator.state.Switch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What close-api.md leaves open about texts. Source: close-api.md 5.2, 5.3, 12.6, 12.7. */
class SmsSwitchesIT extends SmsHouse {
    @Test
    void a_sent_text_may_be_sent_once_more_or_answered_as_it_is() {
        Caller.Reply created = create("outbox", "+14155550111");
        time.advance(SEND);
        simulator.define().set(Switch.SENT_AGAIN, "unchanged");
        Caller.Reply unchanged = caller.put(path(created), "{\"status\":\"outbox\"}");
        simulator.define().set(Switch.SENT_AGAIN, "sent_again");

        Caller.Reply again = caller.put(path(created), "{\"status\":\"outbox\"}");
        time.advance(SEND);

        assertThat(unchanged.text("status")).isEqualTo("sent");
        assertThat(again.text("status")).isEqualTo("outbox");
        assertThat(simulator.query().effects("sms_sent")).hasSize(2);
    }

    @Test
    void a_failed_text_may_make_no_event() {
        simulator.define().set(Switch.SMS_ERROR_EVENT, "silent");
        Caller.Reply created = create("outbox", MagicNumber.FAILING.number());

        time.advance(SEND);

        assertThat(now(created).text("status")).isEqualTo("error");
        assertThat(caller.get("/event/?object_type=activity.sms&action=updated")
                        .body()
                        .path("data"))
                .isEmpty();
    }

    @Test
    void a_text_to_somebody_who_opted_out_may_be_refused_at_once() {
        simulator.define().set(Switch.SMS_OPTED_OUT, "refused");
        simulator.act().inboundSms("+14155550111", "+14155550100", "STOP");

        assertThat(create("outbox", "+14155550111").fieldError("remote_phone")).isNotEmpty();
        assertThat(create("outbox", MagicNumber.OPTED_OUT.number()).status()).isEqualTo(400);
        assertThat(create("draft", "+14155550111").status()).isEqualTo(200);
    }

    @Test
    void the_strict_schema_knows_no_hold() {
        simulator.define().set(Switch.SMS_TIMING_KEYS, "refused");
        String held = sms("outbox", "+14155550111", "+14155550100").replace("}", ",\"send_in\":30}");

        assertThat(caller.post("/activity/sms/", held).fieldError("send_in")).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource({"taken,1001,200", "refused,1001,400", "refused,1000,200"})
    void a_text_that_the_screens_would_not_allow(String option, int length, int status) {
        simulator.define().set(Switch.SMS_LENGTH, option);
        String text = sms("draft", "+14155550111", "+14155550100").replace("\"Hi\"", '"' + "x".repeat(length) + '"');

        assertThat(caller.post("/activity/sms/", text).status()).isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource({"error,200,error", "refused,402,''"})
    void a_text_that_no_funds_cover(String option, int status, String ends) {
        simulator.define().set(Switch.SMS_NO_FUNDS, option);

        Caller.Reply created = create("outbox", MagicNumber.NO_FUNDS.number());
        time.advance(SEND);

        assertThat(created.status()).isEqualTo(status);
        assertThat(status == 200 ? now(created).text("status") : "").isEqualTo(ends);
        assertThat(simulator.query().effects("sms_sent")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"no_lead,1", "new_lead,2"})
    void a_text_from_a_number_on_no_lead(String option, int leads) {
        simulator.define().set(Switch.UNKNOWN_SENDER, option);

        simulator.act().inboundSms("+14155550177", "+14155550100", "Who is this?");

        JsonNode text = caller.get("/activity/sms/").body().at("/data/0");
        assertThat(text.path("remote_phone").asText()).isEqualTo("+14155550177");
        assertThat(text.hasNonNull("lead_id")).isEqualTo(leads == 2);
        assertThat(text.hasNonNull("contact_id")).isEqualTo(leads == 2);
        assertThat(caller.get("/lead/").body().path("data")).hasSize(leads);
    }
}
