package io.closeloop.simulator.resource;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.closeloop.simulator.state.Answer;
import io.closeloop.simulator.state.Crud;
import io.closeloop.simulator.state.Errors;
import io.closeloop.simulator.state.Field;
import io.closeloop.simulator.state.Json;
import io.closeloop.simulator.state.Listing;
import io.closeloop.simulator.state.Lists;
import io.closeloop.simulator.state.Parameters;
import io.closeloop.simulator.state.Resource;
import io.closeloop.simulator.state.Session;
import io.closeloop.simulator.state.Switch;
import java.util.List;

/** Tasks and inbox items. Source: close-api.md 7.3. */
public final class Tasks {
    static final String LEAD = "lead";
    static final String OUTGOING_CALL = "outgoing_call";
    static final String INCOMING_SMS = "incoming_sms";

    public static final Resource RESOURCE = Resource.of("task", "task", "close-api.md 7.3")
            .fires("task")
            .fields(
                    Field.choice("_type", LEAD, OUTGOING_CALL).or(LEAD).onCreate(),
                    Field.reference("lead_id", "lead").mandatory().onCreate(),
                    Field.own("lead_name"),
                    Field.reference("contact_id", "contact").onCreate(),
                    Field.own("contact_name"),
                    Field.text("text").or(""),
                    Field.moment("date"),
                    Field.moment("due_date").onCreate(),
                    Field.own("is_dateless").or(true),
                    Field.reference("assigned_to", "user"),
                    Field.own("assigned_to_name"),
                    Field.flag("is_complete", false),
                    Field.choice("priority", "high", "medium").onCreate(),
                    Field.own("view"),
                    Field.own("object_type"),
                    Field.own("object_id"))
            .stamped()
            .writable()
            .listed(Listing.PLAIN
                    .by("id", "lead_id", "assigned_to", "is_complete")
                    .dated("date", "date_created", "date_updated")
                    .ordered("date", "date_created", "date_updated")
                    .ruled("_type", "_type__in", "view"))
            .ruledBy(new TaskRules());

    /** What a completed task leaves on its lead. */
    static final Resource COMPLETED = Resource.of("activity/task_completed", "acti", "close-api.md 2.5")
            .fires("activity.task_completed")
            .fields(
                    Field.own("_type").or("TaskCompleted"),
                    Field.own("lead_id"),
                    Field.own("contact_id"),
                    Field.own("user_id"),
                    Field.own("task_id"),
                    Field.own("task_text"),
                    Field.own("activity_at"))
            .stamped()
            .listed(Listing.ACTIVITIES);

    private Tasks() {}

    /** {@code PUT /task/}: the same patch for every task that the filters of a list would show. */
    static Answer updateAll(Session session, Parameters parameters, ObjectNode body) {
        Errors errors = new Errors();
        List<ObjectNode> rows = Lists.select(session, RESOURCE, parameters, errors);
        rows.forEach(row -> Crud.checked(session, RESOURCE, row, Json.copy(body), errors));
        if (errors.any()) {
            return errors.answer();
        }
        rows.forEach(row -> Crud.update(session, RESOURCE, row.get("id").textValue(), Json.copy(body)));
        return Answer.ok(Json.object());
    }

    /** The inbox item of a text that has come in; for one that belongs to no lead, see {@link Switch#UNMATCHED_TEXT_TASK}. */
    static void incomingSms(Session session, ObjectNode sms) {
        boolean matched = sms.hasNonNull("lead_id");
        if (!matched && session.switches().is(Switch.UNMATCHED_TEXT_TASK, "none")) {
            return;
        }
        ObjectNode values = Json.object().put("_type", INCOMING_SMS).put("object_type", "sms");
        values.set("object_id", sms.get("id"));
        for (String key : List.of("lead_id", "contact_id", "remote_phone", "local_phone", "text")) {
            values.set(key, sms.path(key).isMissingNode() ? null : sms.get(key));
        }
        values.set("assigned_to", sms.path("user_id").isMissingNode() ? null : sms.get("user_id"));
        values.put("date", session.today().toString());
        session.insert(RESOURCE, values);
    }
}
