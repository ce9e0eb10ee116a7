package io.closeloop.simulator;

import io.closeloop.simulator.state.ManualTime;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;

/** An organization that texts one lead, with time moved by hand. */
abstract class SmsHouse {
    static final Duration SEND = Duration.ofMillis(20);

    final ManualTime time = new ManualTime(Instant.parse("2026-02-01T12:00:00Z"));
    final CloseSimulator simulator =
            CloseSimulator.start(0, World.empty(), SimulatorOptions.standard().withSmsDelay(SEND), time, time);
    final OrganizationDefinition acme = simulator
            .define()
            .organization("Acme")
            .phoneNumber("+14155550100", "Main")
            .externalNumber("+14155550199", "Caller id")
            .lead("Bo Ray", "+14155550111");
    final Caller caller = Caller.of(simulator, acme);

    @AfterEach
    void stop() {
        simulator.close();
    }

    Caller.Reply create(String status, String to) {
        return caller.post("/activity/sms/", sms(status, to, "+14155550100"));
    }

    String sms(String status, String to, String from) {
        return "{\"status\":\"%s\",\"lead_id\":\"%s\",\"contact_id\":\"%s\",\"local_phone\":\"%s\",\"remote_phone\":\"%s\",\"text\":\"Hi\"}"
                .formatted(status, acme.leadId("Bo Ray"), acme.contactId("Bo Ray"), from, to);
    }

    Caller.Reply now(Caller.Reply sms) {
        return caller.get(path(sms));
    }

    static String path(Caller.Reply sms) {
        return "/activity/sms/" + sms.text("id") + "/";
    }
}
