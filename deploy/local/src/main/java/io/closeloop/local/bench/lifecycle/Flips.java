package io.closeloop.local.bench.lifecycle;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.closeloop.events.CloudEventHeaders;
import io.closeloop.events.Envelope;
import io.closeloop.events.LeadKey;
import io.closeloop.events.Tenant;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.BitSet;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Events that a workflow's kill switch causes, as webhook-ingress publishes them: each flips the switch of one lead, so each is one decision with one
 * milestone and one gate, and nobody has to ask Close. Leads take turns in an order in which neighbours are far apart, as they are in life.
 */
final class Flips {

    /** Close's id of the control field. */
    static final String KILL_SWITCH = "cf_kill";

    /** A prime: with any smaller number of leads each has its turn before one has a second. */
    private static final long STRIDE = 15_485_863;

    private static final String EVENT = """
            {"event":{"id":"%s","date_created":"%s","date_updated":"%s",\
            "organization_id":"%s","user_id":"user_A","request_id":"req_1","api_key_id":null,"oauth_client_id":null,"oauth_scope":null,\
            "object_type":"lead","object_id":"%s","lead_id":"%s","action":"updated","changed_fields":["custom.cf_kill","date_updated"],\
            "previous_data":{"custom.cf_kill":%s},\
            "data":{"id":"%s","name":"Zoë's Bakery","status_label":"Potential","contacts":[{"id":"cont_A","name":"Zoë","phones":\
            [{"type":"mobile","phone":"+16505550100"}],"emails":[{"type":"office","email":"zoe@example.com"}]}],\
            "custom.cf_enabled":"true","custom.cf_kill":%s,"custom.cf_setter":"8b0e6c5e-0000-4000-8000-000000000001","custom.cf_score":17,\
            "addresses":[{"address_1":"1 Main Street","city":"Springfield","country":"US"}],"description":"A customer since last year"},\
            "meta":{"request_method":"PUT","request_path":"/api/v1/lead/"}},"subscription_id":"whsub_bench"}""";

    private final Tenants tenants;
    private final String topic;
    private final BitSet killed = new BitSet();
    private int leads;
    private long turn;

    /** @param topic where the events go */
    Flips(Tenants tenants, String topic) {
        this.tenants = tenants;
        this.topic = topic;
    }

    /** From now on there are that many. */
    void grow(int to) {
        leads = to;
    }

    int leads() {
        return leads;
    }

    Tenants tenants() {
        return tenants;
    }

    static String leadId(long number) {
        return "lead_%07d".formatted(number);
    }

    /** Of the lead whose turn it is. */
    ProducerRecord<String, byte[]> next() {
        return flip((int) (turn++ * STRIDE % leads));
    }

    private ProducerRecord<String, byte[]> flip(int number) {
        killed.flip(number);
        Tenant tenant = tenants.of(number);
        String lead = leadId(number);
        String id = "ev_" + UUID.randomUUID();
        Instant now = Instant.now();
        Envelope envelope = new Envelope(
                id, tenant.integration(), "close.lead.updated", now, lead, tenant, null, trace(UUID.randomUUID()));
        var record = new ProducerRecord<>(
                topic,
                new LeadKey(tenant.integration(), lead).toString(),
                body(tenant, id, now, lead, killed.get(number)));
        CloudEventHeaders.write(envelope, record.headers());
        return record;
    }

    /** Close's event dates have no offset. */
    private static byte[] body(Tenant tenant, String id, Instant now, String lead, boolean kill) {
        LocalDateTime time = LocalDateTime.ofInstant(now, ZoneOffset.UTC);
        return EVENT.formatted(id, time, time, tenant.organization(), lead, lead, field(!kill), lead, field(kill))
                .getBytes(UTF_8);
    }

    private static String field(boolean value) {
        return value ? "\"true\"" : "\"false\"";
    }

    private static String trace(UUID any) {
        return "00-%016x%016x-%016x-01"
                .formatted(any.getMostSignificantBits(), any.getLeastSignificantBits(), any.getMostSignificantBits());
    }
}
