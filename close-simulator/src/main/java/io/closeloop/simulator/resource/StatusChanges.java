package io.closeloop.simulator.resource;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.closeloop.simulator.state.Dates;
import io.closeloop.simulator.state.Field;
import io.closeloop.simulator.state.Json;
import io.closeloop.simulator.state.Listing;
import io.closeloop.simulator.state.Resource;
import io.closeloop.simulator.state.Session;
import java.util.List;

/** The activity that a change of status leaves on the lead. Source: close-api.md 2.5, 3.1. */
final class StatusChanges {
    static final Resource LEAD = resource("lead", "LeadStatusChange");
    static final Resource OPPORTUNITY =
            resource("opportunity", "OpportunityStatusChange").fields(Field.own("opportunity_id"));

    private StatusChanges() {}

    private static Resource resource(String kind, String type) {
        return Resource.of("activity/status_change/" + kind, "acti", "close-api.md 2.5")
                .fires("activity." + kind + "_status_change")
                .fields(
                        Field.own("_type").or(type),
                        Field.own("lead_id"),
                        Field.own("contact_id"),
                        Field.own("user_id"),
                        Field.own("old_status_id"),
                        Field.own("old_status_label"),
                        Field.own("new_status_id"),
                        Field.own("new_status_label"),
                        Field.own("activity_at"))
                .stamped()
                .listed(Listing.ACTIVITIES);
    }

    /** Leaves nothing if the status is the same. */
    static void note(Session session, Resource resource, ObjectNode before, ObjectNode after) {
        if (before.path("status_id").equals(after.path("status_id"))) {
            return;
        }
        boolean ofLead = resource == LEAD;
        ObjectNode values = Json.object().put("user_id", session.actor().userId());
        values.set("lead_id", after.path(ofLead ? "id" : "lead_id"));
        if (!ofLead) {
            values.set("opportunity_id", after.get("id"));
        }
        for (String key : List.of("status_id", "status_label")) {
            values.set("old_" + key, before.path(key));
            values.set("new_" + key, after.path(key));
        }
        values.put("activity_at", Dates.SECONDS.text(session.now()));
        session.insert(resource, values);
    }
}
