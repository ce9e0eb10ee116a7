package io.closeloop.lifecycle.messaging;

import static io.closeloop.lifecycle.application.LeadTranslation.switchOf;
import static io.closeloop.lifecycle.application.LeadTranslation.textOf;

import io.closeloop.close.event.CloseEvent;
import io.closeloop.close.event.UnreadableEventException;
import io.closeloop.close.wire.Meeting;
import io.closeloop.close.wire.Sms;
import io.closeloop.events.Cause;
import io.closeloop.events.IntegrationChanged;
import io.closeloop.events.IntegrationChanged.ControlFields;
import io.closeloop.lifecycle.domain.news.Input;
import io.closeloop.lifecycle.domain.news.News;
import io.closeloop.lifecycle.domain.news.Switch;
import io.closeloop.lifecycle.domain.state.Level;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Close's events in the words of the domain. What concerns nobody here becomes nothing. Source: close-api.md 2.5. */
final class CloseTranslation {

    /** By these names, and these only, an event is worth being parsed. */
    static final Set<String> TYPES = Set.of(
            "close.lead.created",
            "close.lead.updated",
            "close.lead.deleted",
            "close.lead.merged",
            "close.contact.created",
            "close.contact.updated",
            "close.contact.deleted",
            "close.activity.sms.created",
            "close.activity.meeting.scheduled",
            "close.activity.meeting.canceled");

    private CloseTranslation() {}

    /** What a readable event says; only which control fields there are is asked later, when the integration is known. */
    @FunctionalInterface
    interface Meaning {
        Optional<News> under(IntegrationChanged settings);
    }

    /** @throws UnreadableEventException if its data has another shape than its type says: then, and never while it is being handled */
    static Meaning read(CloseEvent event) {
        return switch (event.type()) {
            case "activity.sms.created" -> {
                Optional<Sms> data = event.dataAs(Sms.class);
                yield settings -> data.flatMap(sms -> text(event, sms));
            }
            case "activity.meeting.scheduled" -> {
                Optional<Meeting> data = event.dataAs(Meeting.class);
                yield settings -> data.flatMap(meeting -> meeting(event, meeting));
            }
            default -> settings -> translate(event, settings);
        };
    }

    private static Optional<News> translate(CloseEvent event, IntegrationChanged settings) {
        return switch (event.type()) {
            case "lead.created", "lead.updated" -> control(event, Level.LEAD, settings.leadFields(), "workflow");
            case "contact.created", "contact.updated" ->
                control(event, new Level.OfContact(event.objectId()), settings.contactFields(), "contact field");
            case "lead.deleted" -> news(event, new Input.LeadDeleted(), "lead deleted");
            case "lead.merged" -> news(event, new Input.LeadMerged(mergeSource(event)), "lead merged");
            case "contact.deleted" -> news(event, new Input.ContactDeleted(event.objectId()), "contact deleted");
            case "activity.meeting.canceled" -> news(event, new Input.MeetingCancelled(event.objectId()), "meeting");
            default -> Optional.empty();
        };
    }

    private static Optional<News> control(CloseEvent event, Level level, ControlFields fields, String kind) {
        Switch.Change enabled = switchChange(event, fields.enabled());
        Switch.Change kill = switchChange(event, fields.killSwitch());
        String setterField = fields.setterId();
        String setter = setterField != null && event.touches(setterField) ? textOf(event.custom(setterField)) : null;
        return enabled == null && kill == null && setter == null
                ? Optional.empty()
                : news(event, new Input.ControlFieldsChanged(level, enabled, kill, setter), kind);
    }

    private static Switch.@Nullable Change switchChange(CloseEvent event, @Nullable String field) {
        return field == null || !event.touches(field)
                ? null
                : new Switch.Change(switchOf(event.previousCustom(field)), switchOf(event.custom(field)));
    }

    /** Our own texts fire the same event, outbound; sms-gateway tells of those (close-api.md 5.3). */
    private static Optional<News> text(CloseEvent event, Sms sms) {
        if (sms.direction() != Sms.Direction.INBOUND || sms.remotePhone() == null) {
            return Optional.empty();
        }
        Instant at = Objects.requireNonNullElse(sms.dateCreated(), event.dateCreated());
        String words = Objects.requireNonNullElse(sms.text(), "");
        Input text = new Input.InboundText(sms.id(), sms.contactId(), sms.remotePhone(), sms.localPhone(), words);
        return Optional.of(new News(text, at, new Cause("inbound text", sms.id(), sms.contactId())));
    }

    private static Optional<News> meeting(CloseEvent event, Meeting meeting) {
        Set<String> contacts = Stream.concat(
                        Stream.ofNullable(meeting.contactId()),
                        meeting.attendees().stream()
                                .map(Meeting.Attendee::contactId)
                                .filter(Objects::nonNull))
                .collect(Collectors.toUnmodifiableSet());
        return news(event, new Input.MeetingScheduled(meeting.id(), contacts, meeting.startsAt()), "meeting");
    }

    private static Optional<News> news(CloseEvent event, Input input, String kind) {
        String actor = event.userId() == null ? event.apiKeyId() : event.userId();
        return Optional.of(new News(input, event.dateUpdated(), new Cause(kind, event.id(), actor)));
    }

    private static @Nullable String mergeSource(CloseEvent event) {
        return event.meta().path("merge_source_lead_id").textValue();
    }
}
