package io.closeloop.simulator.resource;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.closeloop.simulator.state.Field;
import io.closeloop.simulator.state.Listing;
import io.closeloop.simulator.state.Organization;
import io.closeloop.simulator.state.Resource;
import java.util.Optional;

/** Texts. Source: close-api.md 5. */
public final class Sms {
    public static final Resource RESOURCE = Resource.readOnly("activity/sms", "acti", "activity.sms", """
            {"id":null,"_type":"SMS","organization_id":null,"lead_id":null,"contact_id":null,"user_id":null,"user_name":null,
             "users":[],"direction":"outbound","status":"draft","text":null,"local_phone":null,"local_phone_formatted":null,
             "local_country_iso":null,"remote_phone":null,"remote_phone_formatted":null,"remote_country_iso":null,
             "date_sent":null,"date_scheduled":null,"activity_at":null,"date_created":null,"date_updated":null,
             "template_id":null,"error_message":null,"cost":null,"source":"Close.io","attachments":[],"created_by":null,
             "created_by_name":null,"updated_by":null,"updated_by_name":null,"sequence_id":null,"sequence_name":null,
             "sequence_subscription_id":null,"agent_config_id":null,"agent_action_reason":null}""")
            .source("close-api.md 5")
            .fields(
                    Field.free("status"),
                    Field.text("text"),
                    Field.text("local_phone"),
                    Field.text("remote_phone"),
                    Field.reference("lead_id", "lead").onCreate(),
                    Field.reference("contact_id", "contact"),
                    Field.reference("user_id", "user"),
                    Field.reference("template_id", "sms_template"),
                    Field.list("attachments", 10),
                    Field.moment("date_scheduled"),
                    Field.whole("send_in").passing(),
                    Field.choice("direction", "inbound", "outbound").onCreate(),
                    Field.text("source").onCreate(),
                    Field.moment("activity_at").onCreate(),
                    Field.moment("date_created").onCreate())
            .writable()
            .refusingUnknownKeys()
            .listed(Listing.ACTIVITIES)
            .ruledBy(new SmsRules());

    static final String DRAFT = "draft";
    static final String SCHEDULED = "scheduled";
    static final String OUTBOX = "outbox";
    static final String SENT = "sent";
    static final String ERROR = "error";
    static final String INBOX = "inbox";

    private Sms() {}

    static String status(ObjectNode row) {
        return row.path("status").asText();
    }

    /** An organization's own number, of any type. */
    public static Optional<ObjectNode> ownNumber(Organization organization, String number) {
        return organization.table(Organizations.PHONE_NUMBERS).all().stream()
                .filter(row -> row.get("number").asText().equals(number))
                .findFirst();
    }
}
