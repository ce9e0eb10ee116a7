package io.closeloop.connector.application;

import io.closeloop.close.wire.CustomValues;
import io.closeloop.close.wire.ExtraFilter;
import io.closeloop.close.wire.WebhookEvent;
import io.closeloop.connector.domain.Integration.ControlFields;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * What Close is asked to send. Source: close-api.md 2.5 and 2.6. Updates are filtered to what steers us, so that our own writes to mapped
 * fields, and all the rest of an organization's work, never come back. A filter on {@code changed_fields} never matches {@code created}:
 * these come unfiltered, since a lead can be born with the switch on.
 */
final class SubscribedEvents {

    private SubscribedEvents() {}

    static List<WebhookEvent> of(ControlFields fields) {
        List<WebhookEvent> events = new ArrayList<>();
        events.add(new WebhookEvent("lead", "created"));
        List<String> onLead = changedKeys(fields.lead());
        if (!onLead.isEmpty()) {
            events.add(new WebhookEvent("lead", "updated", ExtraFilter.changedAny(onLead)));
        }
        events.add(new WebhookEvent("lead", "merged"));
        events.add(new WebhookEvent("lead", "deleted"));
        events.add(new WebhookEvent("contact", "created"));
        events.add(new WebhookEvent("contact", "updated", ExtraFilter.changedAny(withPhones(fields))));
        events.add(new WebhookEvent("contact", "deleted"));
        events.add(new WebhookEvent("activity.sms", "created"));
        events.add(new WebhookEvent("activity.sms", "sent"));
        // A failed text has no action of its own (close-api.md 5.3).
        events.add(new WebhookEvent("activity.sms", "updated", ExtraFilter.dataEquals("status", "error")));
        events.add(new WebhookEvent("activity.meeting", "scheduled"));
        events.add(new WebhookEvent("activity.meeting", "canceled"));
        events.add(new WebhookEvent("activity.meeting", "completed"));
        events.add(new WebhookEvent("opportunity", "created", ExtraFilter.dataEquals("status_type", "won")));
        events.add(new WebhookEvent("opportunity", "updated", ExtraFilter.dataEquals("status_type", "won")));
        return List.copyOf(events);
    }

    private static List<String> withPhones(ControlFields fields) {
        return Stream.concat(changedKeys(fields.contact()).stream(), Stream.of("phones"))
                .toList();
    }

    private static List<String> changedKeys(io.closeloop.events.IntegrationChanged.ControlFields fields) {
        return Stream.of(fields.enabled(), fields.setterId(), fields.killSwitch())
                .filter(Objects::nonNull)
                .map(CustomValues::key)
                .toList();
    }
}
