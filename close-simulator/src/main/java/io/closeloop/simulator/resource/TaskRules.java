package io.closeloop.simulator.resource;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.closeloop.simulator.state.DateFilter;
import io.closeloop.simulator.state.Dates;
import io.closeloop.simulator.state.Errors;
import io.closeloop.simulator.state.Json;
import io.closeloop.simulator.state.Organization;
import io.closeloop.simulator.state.Parameters;
import io.closeloop.simulator.state.Rules;
import io.closeloop.simulator.state.Session;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What sets tasks apart: their types, their dates, the views of the inbox, their completion. Source: close-api.md 2.5, 7.3. */
final class TaskRules implements Rules {
    private static final String TYPE = "_type";

    @Override
    public void check(Session session, @Nullable ObjectNode before, ObjectNode patch, Errors errors) {
        if (patch.hasNonNull("due_date")) {
            patch.set("date", patch.get("due_date"));
        }
        patch.remove("due_date");
        if (before == null && !patch.hasNonNull("assigned_to")) {
            patch.put("assigned_to", session.actor().userId());
        }
        if (before != null && patch.has("text") && !type(before).equals(Tasks.LEAD)) {
            errors.field("text", "Only the text of a task of type lead can be changed.");
        }
    }

    private static String type(ObjectNode row) {
        return row.path(TYPE).asText(Tasks.LEAD);
    }

    @Override
    public String prefix(String usual, ObjectNode values) {
        return type(values).equals(Tasks.LEAD) ? usual : "noti";
    }

    @Override
    public String eventType(Session session, String type, ObjectNode row) {
        return type + '.' + type(row);
    }

    @Override
    public void created(Session session, ObjectNode row, ObjectNode values) {
        completed(session, Json.object(), row);
    }

    @Override
    public void updated(Session session, ObjectNode before, ObjectNode after, ObjectNode patch) {
        completed(session, before, after);
    }

    private static void completed(Session session, ObjectNode before, ObjectNode after) {
        if (before.path("is_complete").asBoolean() || !after.path("is_complete").asBoolean()) {
            return;
        }
        session.announce(Tasks.RESOURCE, after, "completed");
        ObjectNode activity = Json.object().put("user_id", session.actor().userId());
        activity.set("lead_id", after.path("lead_id"));
        activity.set("task_id", after.get("id"));
        activity.put("task_text", after.path("text").asText(""));
        activity.put("activity_at", Dates.SECONDS.text(session.now()));
        session.insert(Tasks.COMPLETED, activity);
    }

    /** Only tasks of type lead unless told otherwise. */
    @Override
    public Predicate<ObjectNode> filter(Session session, Parameters parameters, Errors errors) {
        String wanted =
                parameters.get("_type__in").or(() -> parameters.get(TYPE)).orElse(Tasks.LEAD);
        List<String> types = Parameters.commaList(wanted);
        Predicate<ObjectNode> ofType = row -> wanted.equals("all") || types.contains(type(row));
        Optional<String> view = parameters.get("view");
        if (!List.of("inbox", "future", "archive").contains(view.orElse("inbox"))) {
            errors.field("view", "Not a valid choice.");
        }
        Instant tomorrow = session.today().plusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC);
        return ofType.and(row -> view.isEmpty() || view.get().equals(view(row, tomorrow)));
    }

    /** Where a task lies: done, for another day, or to do now. */
    private static String view(ObjectNode row, Instant tomorrow) {
        if (row.path("is_complete").asBoolean()) {
            return "archive";
        }
        boolean later = DateFilter.instant(row.path("date").asText(""))
                .filter(date -> !date.isBefore(tomorrow))
                .isPresent();
        return later ? "future" : "inbox";
    }

    @Override
    public void view(Session session, ObjectNode view) {
        view.put("view", view(view, session.today().plusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC)));
    }

    @Override
    public void view(Organization organization, ObjectNode view) {
        view.set("due_date", view.get("date"));
        view.put("is_dateless", !view.hasNonNull("date"));
        view.put(
                "assigned_to_name",
                Users.name(organization, view.path("assigned_to").asText()));
        organization
                .table(Leads.RESOURCE)
                .find(view.path("lead_id").asText())
                .ifPresent(lead -> view.set("lead_name", lead.path("name")));
        organization
                .table(Contacts.RESOURCE)
                .find(view.path("contact_id").asText())
                .ifPresent(contact -> view.set("contact_name", contact.path("name")));
    }
}
