package io.closeloop.simulator.resource;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.closeloop.simulator.state.Dates;
import io.closeloop.simulator.state.Errors;
import io.closeloop.simulator.state.Field;
import io.closeloop.simulator.state.Json;
import io.closeloop.simulator.state.Listing;
import io.closeloop.simulator.state.Resource;
import io.closeloop.simulator.state.Rules;
import io.closeloop.simulator.state.Session;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** E-mails; none leaves the simulator. Source: close-api.md 7.6. */
final class Emails {
    static final Resource RESOURCE = Resource.of("activity/email", "acti", "close-api.md 7.6")
            .fires("activity.email")
            .fields(
                    Field.own("_type").or("Email"),
                    Field.reference("lead_id", "lead").mandatory().onCreate(),
                    Field.reference("contact_id", "contact"),
                    Field.reference("user_id", "user").onCreate(),
                    Field.choice("direction", "incoming", "outgoing").onCreate(),
                    Field.choice("status", "inbox", "draft", "scheduled", "outbox", "sent", "error")
                            .mandatory(),
                    Field.text("sender"),
                    Field.list("to"),
                    Field.list("cc"),
                    Field.list("bcc"),
                    Field.text("subject").or(""),
                    Field.text("body_text").or(""),
                    Field.text("body_html").or(""),
                    Field.list("attachments"),
                    Field.text("template_id"),
                    Field.moment("date_scheduled"),
                    Field.own("date_sent"),
                    Field.own("activity_at"))
            .stamped()
            .writable()
            .listed(Listing.ACTIVITIES)
            .ruledBy(new EmailRules());

    private static final String OUTBOX = "outbox";
    private static final String SENT = "sent";
    private static final List<String> WITHOUT_SENDER = List.of("draft", SENT);

    private Emails() {}

    private static final class EmailRules implements Rules {
        @Override
        public void check(Session session, @Nullable ObjectNode before, ObjectNode patch, Errors errors) {
            ObjectNode whole = before == null ? patch : Json.copy(before).setAll(patch);
            String status = whole.path("status").asText();
            if (!WITHOUT_SENDER.contains(status) && !whole.hasNonNull("sender")) {
                errors.field("sender", Errors.REQUIRED);
            }
            if (before == null) {
                patch.put("activity_at", Dates.SECONDS.text(session.now()));
                if (!patch.hasNonNull("direction")) {
                    patch.put("direction", status.equals("inbox") ? "incoming" : "outgoing");
                }
                if (!patch.hasNonNull("user_id")) {
                    patch.put("user_id", session.actor().userId());
                }
            }
        }

        @Override
        public void created(Session session, ObjectNode row, ObjectNode values) {
            leave(session, row);
        }

        @Override
        public void updated(Session session, ObjectNode before, ObjectNode after, ObjectNode patch) {
            if (!before.path("status").equals(after.path("status"))) {
                leave(session, after);
            }
        }

        /** As long as a text takes from the outbox. */
        private static void leave(Session session, ObjectNode row) {
            if (!row.path("status").asText().equals(OUTBOX)) {
                return;
            }
            String id = row.get("id").textValue();
            session.later(
                    session.settings().smsDelay(),
                    "email",
                    later -> later.find(RESOURCE, id)
                            .filter(now -> now.path("status").asText().equals(OUTBOX))
                            .ifPresent(now -> {
                                String at = Dates.SECONDS.text(later.now());
                                ObjectNode sent =
                                        Json.copy(now).put("status", SENT).put("date_sent", at);
                                later.announce(RESOURCE, later.replace(RESOURCE, now, sent), SENT);
                            }));
        }
    }
}
