package io.closeloop.simulator.resource;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.closeloop.simulator.state.Dates;
import io.closeloop.simulator.state.Errors;
import io.closeloop.simulator.state.Field;
import io.closeloop.simulator.state.Listing;
import io.closeloop.simulator.state.Resource;
import io.closeloop.simulator.state.Rules;
import io.closeloop.simulator.state.Session;
import org.jspecify.annotations.Nullable;

/** Calls made outside of Close and logged in it; nobody is called. Source: close-api.md 7.5. */
final class Calls {
    static final Resource RESOURCE = Resource.of("activity/call", "acti", "close-api.md 7.5")
            .fires("activity.call")
            .fields(
                    Field.own("_type").or("Call"),
                    Field.reference("lead_id", "lead").mandatory().onCreate(),
                    Field.reference("contact_id", "contact"),
                    Field.reference("user_id", "user").onCreate(),
                    Field.choice("direction", "inbound", "outbound").or("outbound"),
                    Field.choice(
                                    "status",
                                    "completed",
                                    "no-answer",
                                    "busy",
                                    "failed",
                                    "cancel",
                                    "timeout",
                                    "in-progress",
                                    "created")
                            .or("completed"),
                    Field.whole("duration", 0, Integer.MAX_VALUE).or(0),
                    Field.text("phone"),
                    Field.text("note").or(""),
                    Field.text("note_html"),
                    Field.text("recording_url"),
                    Field.text("outcome_id"),
                    Field.text("source").or("External"),
                    Field.moment("activity_at"))
            .stamped()
            .writable()
            .listed(Listing.ACTIVITIES)
            .ruledBy(new CallRules());

    private Calls() {}

    private static final class CallRules implements Rules {
        @Override
        public void check(Session session, @Nullable ObjectNode before, ObjectNode patch, Errors errors) {
            if (!patch.path("recording_url").asText("https://").startsWith("https://")) {
                errors.field("recording_url", "Must be an https URL.");
            }
            if (before == null && !patch.hasNonNull("user_id")) {
                patch.put("user_id", session.actor().userId());
            }
            if (before == null && !patch.hasNonNull("activity_at")) {
                patch.put("activity_at", Dates.SECONDS.text(session.now()));
            }
        }
    }
}
