package io.closeloop.ingress;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.closeloop.close.credential.Secret;
import io.closeloop.close.event.WebhookSignature;
import java.util.List;

/** Deliveries as Close makes them (close-api.md 2.2 and 2.4). */
public final class Deliveries {

    public static final Secret KEY = Secret.of("00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff");
    public static final String ORGANIZATION = "orga_A";
    public static final String TIMESTAMP = "1760000000";

    private Deliveries() {}

    /** A lead whose control field was set, with a name outside ASCII. */
    public static String leadUpdated(String eventId, String leadId) {
        return """
                {"event":{"id":"%s","date_created":"2026-02-01T12:00:00.123000","date_updated":"2026-02-01T12:00:01.456000",
                "organization_id":"%s","user_id":null,"request_id":"req_1","api_key_id":null,"object_type":"lead",
                "object_id":"%s","lead_id":"%s","action":"updated","changed_fields":["custom.cf_EN"],
                "previous_data":{"custom.cf_EN":null,"id":"lead_OLD"},
                "data":{"id":"lead_INNER","name":"Zoë","contacts":[{"id":"cont_A"}],"custom.cf_EN":"true"},
                "meta":{"request_method":"PUT"}},"subscription_id":"whsub_A"}""".formatted(eventId, ORGANIZATION, leadId, leadId);
    }

    public static Delivery signed(String integration, byte[] body) {
        return new Delivery(
                integration, List.of(TIMESTAMP), List.of(WebhookSignature.sign(KEY, TIMESTAMP, body)), body);
    }

    public static Delivery signed(String integration, String timestamp, String body) {
        return signed(KEY, integration, timestamp, body);
    }

    public static Delivery signed(Secret key, String integration, String timestamp, String body) {
        byte[] bytes = body.getBytes(UTF_8);
        return new Delivery(
                integration, List.of(timestamp), List.of(WebhookSignature.sign(key, timestamp, bytes)), bytes);
    }

    public static Delivery signed(String integration, String body) {
        return signed(integration, body.getBytes(UTF_8));
    }
}
