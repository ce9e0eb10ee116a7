package io.closeloop.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.closeloop.simulator.resource.MagicNumber;
import io.closeloop.simulator.state.ManualTime;
import io.closeloop.simulator.state.Switch;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What close-api.md leaves open about texts. Source: close-api.md 5.2, 5.3, 12.6, 12.7. */
class SmsSwitchesIT {
    private static final Duration SEND = Duration.ofMillis(20);

    private final ManualTime time = new ManualTime(Instant.parse("2026-02-01T12:00:00Z"));
    private final CloseSimulator simulator =
            CloseSimulator.start(0, World.empty(), SimulatorOptions.standard().withSmsDelay(SEND), time, time);
    private final OrganizationDefinition acme = simulator
            .define()
            .organization("Acme")
            .phoneNumber("+14155550100", "Main")
            .lead("Bo Ray", "+14155550111");
    private final Caller caller = Caller.of(simulator, acme);

    @AfterEach
    void stop() {
        simulator.close();
    }

    private Caller.Reply create(String status, String to) {
        return caller.post("/activity/sms/", sms(status, to, "+14155550100"));
    }

    private String sms(String status, String to, String from) {
        return "{\"status\":\"%s\",\"lead_id\":\"%s\",\"contact_id\":\"%s\",\"local_phone\":\"%s\",\"remote_phone\":\"%s\",\"text\":\"Hi\"}"
                .formatted(status, acme.leadId("Bo Ray"), acme.contactId("Bo Ray"), from, to);
    }

    private Caller.Reply now(Caller.Reply sms) {
        return caller.get(path(sms));
    }

    private static String path(Caller.Reply sms) {
        return "/activity/sms/" + sms.text("id") + "/";
    }

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
}
