package io.closeloop.simulator;

import java.time.Duration;

/** An organization that texts one lead, with time moved by hand. */
abstract class SmsHouse extends AcmeHouse {
    static final Duration SEND = Duration.ofMillis(20);

    SmsHouse() {
        super(SimulatorOptions.standard().withSmsDelay(SEND));
        acme.phoneNumber("+14155550100", "Main").externalNumber("+14155550199", "Caller id");
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
