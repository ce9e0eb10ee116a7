package io.closeloop.lifecycle.house;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.closeloop.events.CloudEventHeaders;
import io.closeloop.events.Envelope;
import io.closeloop.events.Topics;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Events of Close that the simulator would not send like this, or not now; as webhook-ingress would publish them. */
public final class HandmadeEvents {

    private HandmadeEvents() {}

    /** The workflow has set charlie_enabled. */
    public static ProducerRecord<String, byte[]> enabled(Acme account) {
        return set(account, "charlie_enabled");
    }

    /** The workflow has set charlie_kill_switch. */
    public static ProducerRecord<String, byte[]> killed(Acme account) {
        return set(account, "charlie_kill_switch");
    }

    private static ProducerRecord<String, byte[]> set(Acme account, String name) {
        String field = "custom." + account.organization.fieldId(name);
        String data = "{\"id\":\"%s\",\"%s\":\"true\"}".formatted(account.lead, field);
        return event(account, "lead", "updated", "[\"" + field + "\"]", data);
    }

    /** Somebody has written a setter's id into ai_setter_id. */
    public static ProducerRecord<String, byte[]> choosing(Acme account, UUID setter) {
        String field = "custom." + account.organization.fieldId("ai_setter_id");
        String data = "{\"id\":\"%s\",\"%s\":\"%s\"}".formatted(account.lead, field, setter);
        return event(account, "lead", "updated", "[\"" + field + "\"]", data);
    }

    /** A text that Close files under the account's lead, though its number stands on another one too. */
    public static ProducerRecord<String, byte[]> inbound(Acme account, String from, String text) {
        return inbound(account, "{\"id\":\"acti_x\"", from, text, Instant.now());
    }

    /** A text of which Close tells late. */
    public static ProducerRecord<String, byte[]> inbound(Acme account, String from, String text, Instant writtenAt) {
        return inbound(account, "{\"id\":\"acti_x\"", from, text, writtenAt);
    }

    /** A text from another number of the contact, under which Close files it. */
    public static ProducerRecord<String, byte[]> inboundByContact(Acme account, String from, String text) {
        String ids = "{\"id\":\"acti_%s\",\"contact_id\":\"%s\"".formatted(UUID.randomUUID(), account.contact);
        return inbound(account, ids, from, text, Instant.now());
    }

    private static ProducerRecord<String, byte[]> inbound(
            Acme account, String ids, String from, String text, Instant writtenAt) {
        String data = ids + """
                ,"direction":"inbound","status":"inbox","remote_phone":"%s","local_phone":"%s","text":"%s",
                "date_created":"%s"}""".formatted(from, account.number, text, writtenAt);
        return event(account, "activity.sms", "created", "[]", data);
    }

    /** Nothing that a setter would care about. */
    public static ProducerRecord<String, byte[]> misfit(Acme account) {
        return event(
                account, "lead", "updated", "[\"name\"]", "{\"id\":\"%s\",\"name\":\"B\"}".formatted(account.lead));
    }

    /** Its envelope is sound, its data is no text. */
    public static ProducerRecord<String, byte[]> misshapenText(Acme account) {
        return event(account, "activity.sms", "created", "[]", "{\"id\":{\"a\":[1]}}");
    }

    /** Any bytes, under good headers. */
    public static ProducerRecord<String, byte[]> of(Acme account, String type, byte[] body) {
        Envelope envelope = new Envelope(
                "ev_" + UUID.randomUUID(),
                account.tenant.integration(),
                "close." + type,
                Instant.now(),
                account.lead,
                account.tenant,
                null,
                "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");
        ProducerRecord<String, byte[]> event =
                new ProducerRecord<>(Topics.CLOSE_EVENTS.name(), account.key().toString(), body);
        CloudEventHeaders.write(envelope, event.headers());
        return event;
    }

    /** Close's event dates have no offset. */
    private static ProducerRecord<String, byte[]> event(
            Acme account, String object, String action, String changed, String data) {
        String now = LocalDateTime.ofInstant(Instant.now(), ZoneOffset.UTC).toString();
        String body = """
                {"event":{"id":"ev_%s","date_created":"%s","date_updated":"%s","organization_id":"%s","object_type":"%s",
                "action":"%s","object_id":"%s","lead_id":"%s","changed_fields":%s,"data":%s,"previous_data":{}},
                "subscription_id":"whsub_x"}""".formatted(
                        UUID.randomUUID(),
                        now,
                        now,
                        account.organization.id(),
                        object,
                        action,
                        account.lead,
                        account.lead,
                        changed,
                        data);
        return of(account, object + "." + action, body.getBytes(UTF_8));
    }
}
