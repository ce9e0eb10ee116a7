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
import java.util.List;
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
            "close.activity.meeting.canceled",
            "close.activity.meeting.completed",
            "close.opportunity.created",
            "close.opportunity.updated");

    private static final String PHONES = "phones";

    private CloseTranslation() {}

    /** What a readable event says; only which control fields there are is asked later, when the integration is known. */
    @FunctionalInterface
    interface Meaning {
        List<News> under(IntegrationChanged settings);
    }

    /** @throws UnreadableEventException if its data has another shape than its type says: then, and never while it is being handled */
    static Meaning read(CloseEvent event) {
        return switch (event.type()) {
            case "activity.sms.created" -> {
                Optional<Sms> data = event.dataAs(Sms.class);
                yield settings -> data.stream().flatMap(sms -> text(event, sms)).toList();
            }
            case "activity.meeting.scheduled" -> {
                Optional<Meeting> data = event.dataAs(Meeting.class);
                yield settings ->
                        data.map(meeting -> meeting(event, meeting)).stream().toList();
            }
            default -> settings -> translate(event, settings).toList();
        };
    }

    private static Stream<News> translate(CloseEvent event, IntegrationChanged settings) {
        return switch (event.type()) {
            case "lead.created", "lead.updated" -> control(event, Level.LEAD, settings.leadFields(), "workflow");
            case "contact.created", "contact.updated" ->
                Stream.concat(
                        control(
                                event,
                                new Level.OfContact(event.objectId()),
                                settings.contactFields(),
                                "contact field"),
                        phones(event));
            case "lead.deleted" ->
                said(event, new Input.LeadDeleted(meta(event, "merge_destination_lead_id")), "lead deleted");
            case "lead.merged" -> said(event, new Input.LeadMerged(meta(event, "merge_source_lead_id")), "lead merged");
            case "contact.deleted" -> said(event, new Input.ContactDeleted(event.objectId()), "contact deleted");
            case "activity.meeting.canceled" -> said(event, new Input.MeetingCancelled(event.objectId()), "meeting");
            case "activity.meeting.completed" -> said(event, new Input.MeetingCompleted(event.objectId()), "meeting");
            case "opportunity.created", "opportunity.updated" -> opportunity(event);
            default -> Stream.empty();
        };
    }

    private static Stream<News> phones(CloseEvent event) {
        return event.changedFields().contains(PHONES)
                ? said(event, new Input.PhonesChanged(event.objectId()), "contact field")
                : Stream.empty();
    }

    /** Won counts when it becomes so, not whenever a won one is edited. Source: close-api.md 7.2. */
    private static Stream<News> opportunity(CloseEvent event) {
        boolean won = "won".equals(event.data().path("status_type").textValue());
        boolean became =
                event.action().equals("created") || event.changedFields().contains("status_type");
        String contact = event.data().path("contact_id").textValue();
        return won && became
                ? said(event, new Input.OpportunityWon(event.objectId(), contact), "opportunity")
                : Stream.empty();
    }

    private static Stream<News> control(CloseEvent event, Level level, ControlFields fields, String kind) {
        Switch.Change enabled = switchChange(event, fields.enabled());
        Switch.Change kill = switchChange(event, fields.killSwitch());
        String setterField = fields.setterId();
        String setter = setterField != null && event.touches(setterField) ? textOf(event.custom(setterField)) : null;
        return enabled == null && kill == null && setter == null
                ? Stream.empty()
                : said(event, new Input.ControlFieldsChanged(level, enabled, kill, setter, isMerge(event)), kind);
    }

    /** Close's own bookkeeping. Source: close-api.md 2.5. */
    private static boolean isMerge(CloseEvent event) {
        return meta(event, "merge_source_lead_id") != null;
    }

    private static Switch.@Nullable Change switchChange(CloseEvent event, @Nullable String field) {
        return field == null || !event.touches(field)
                ? null
                : new Switch.Change(switchOf(event.previousCustom(field)), switchOf(event.custom(field)));
    }

    /** Our own texts fire the same event, outbound; sms-gateway tells of those (close-api.md 5.3). */
    private static Stream<News> text(CloseEvent event, Sms sms) {
        if (sms.direction() != Sms.Direction.INBOUND || sms.remotePhone() == null) {
            return Stream.empty();
        }
        Instant at = Objects.requireNonNullElse(sms.dateCreated(), event.dateCreated());
        String words = Objects.requireNonNullElse(sms.text(), "");
        Input text = new Input.InboundText(sms.id(), sms.contactId(), sms.remotePhone(), sms.localPhone(), words);
        return Stream.of(new News(text, at, new Cause("inbound text", sms.id(), sms.contactId())));
    }

    private static News meeting(CloseEvent event, Meeting meeting) {
        Set<String> contacts = Stream.concat(
                        Stream.ofNullable(meeting.contactId()),
                        meeting.attendees().stream()
                                .map(Meeting.Attendee::contactId)
                                .filter(Objects::nonNull))
                .collect(Collectors.toUnmodifiableSet());
        return news(event, new Input.MeetingScheduled(meeting.id(), contacts, meeting.startsAt()), "meeting");
    }

    private static Stream<News> said(CloseEvent event, Input input, String kind) {
        return Stream.of(news(event, input, kind));
    }

    private static News news(CloseEvent event, Input input, String kind) {
        String actor = event.userId() == null ? event.apiKeyId() : event.userId();
        return new News(input, event.dateUpdated(), new Cause(kind, event.id(), actor));
    }

    private static @Nullable String meta(CloseEvent event, String name) {
        return event.meta().path(name).textValue();
    }
}
