package io.closeloop.simulator.webhook;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What can be subscribed to. Source: close-api.md 2.5. */
final class EventTypes {
    private static final Map<String, Set<String>> ACTIONS = new HashMap<>();

    static {
        allow(Stream.of("lead"), "merged");
        allow(Stream.of("activity.sms", "activity.email"), "sent");
        allow(Stream.of("activity.call"), "answered", "completed");
        allow(Stream.of("activity.meeting"), "scheduled", "started", "completed", "canceled");
        allow(Stream.of(
                "contact",
                "opportunity",
                "activity.email_thread",
                "activity.note",
                "activity.whatsapp_message",
                "activity.form_submission",
                "activity.custom_activity",
                "activity.lead_status_change",
                "activity.opportunity_status_change",
                "activity.lead_merge",
                "lead_merge",
                "custom_activity_type",
                "custom_object_type",
                "custom_object",
                "group",
                "saved_search",
                "phone_number",
                "email_template",
                "sms_template",
                "sequence",
                "sequence_subscription",
                "comment",
                "comment_thread",
                "status.lead",
                "status.opportunity"));
        allow(
                Stream.of(
                                "lead",
                                "outgoing_call",
                                "incoming_sms",
                                "incoming_email",
                                "email_followup",
                                "missed_call",
                                "answered_detached_call",
                                "voicemail",
                                "opportunity_due")
                        .map("task."::concat),
                "completed");
        allow(Stream.of("lead", "contact", "opportunity", "activity", "custom_object", "shared")
                .map("custom_fields."::concat));
        only(List.of("activity.task_completed", "unsubscribed_email"), "created", "deleted");
        only(List.of("import"), "created", "updated", "completed", "reverting", "reverted");
        only(List.of("export.lead", "export.opportunity"), "created", "updated", "completed");
        only(List.of("membership"), "activated", "deactivated");
        only(
                Stream.of("delete", "edit", "email", "sequence_subscription")
                        .map("bulk_action."::concat)
                        .toList(),
                "created",
                "updated",
                "completed",
                "paused");
    }

    private EventTypes() {}

    /** Created, updated and deleted, and what else there is. */
    private static void allow(Stream<String> types, String... more) {
        Set<String> actions = Stream.concat(Stream.of("created", "updated", "deleted"), Stream.of(more))
                .collect(Collectors.toUnmodifiableSet());
        types.forEach(type -> ACTIONS.put(type, actions));
    }

    private static void only(List<String> types, String... actions) {
        types.forEach(type -> ACTIONS.put(type, Set.of(actions)));
    }

    static boolean hasType(String type) {
        return ACTIONS.containsKey(type);
    }

    static boolean hasAction(String type, String action) {
        return ACTIONS.getOrDefault(type, Set.of()).contains(action);
    }
}
