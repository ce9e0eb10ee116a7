package io.closeloop.simulator.resource;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.closeloop.simulator.state.Dates;
import io.closeloop.simulator.state.Field;
import io.closeloop.simulator.state.Json;
import io.closeloop.simulator.state.Listing;
import io.closeloop.simulator.state.Resource;
import io.closeloop.simulator.state.Rules;
import io.closeloop.simulator.state.Session;
import io.closeloop.simulator.state.Verb;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Meetings come from calendars, never from the API. Source: close-api.md 7.1. */
public final class Meetings {
    public static final Resource RESOURCE = Resource.readOnly("activity/meeting", "acti", "activity.meeting", """
            {"id":null,"_type":"Meeting","lead_id":null,"contact_id":null,"user_id":null,"organization_id":null,"title":"","status":"upcoming",
             "starts_at":null,"ends_at":null,"activity_at":null,"duration":1800,"location":null,"note":"","source":"calendar",
             "is_recurring":false,"calendar_event_link":null,"calendar_event_uids":[],"attendees":[],"conference_links":[],
             "connected_account_id":null,"outcome_id":null,"summary":null,"user_note_html":null,
             "date_created":null,"date_updated":null}""")
            .source("close-api.md 7.1")
            .written(Dates.SECONDS)
            .fields(Field.text("user_note_html"), Field.text("outcome_id"))
            .allowing(Set.of(Verb.LIST, Verb.READ, Verb.UPDATE, Verb.DELETE))
            .listed(Listing.ACTIVITIES.dated("date_created", "activity_at", "starts_at"))
            .ruledBy(new MeetingRules());

    private static final Duration LENGTH = Duration.ofMinutes(30);

    private Meetings() {}

    /** A meeting with a contact. Its own {@code contact_id} stays null, as it usually is: the contact is among the attendees. */
    public static ObjectNode schedule(Session session, ObjectNode contact, Instant startsAt) {
        ObjectNode values = at(Json.object(), startsAt)
                .put("title", "Demo")
                .put("user_id", session.actor().userId())
                .put("date_created", Dates.SECONDS.text(startsAt));
        values.set("lead_id", contact.get("lead_id"));
        ObjectNode attendee = Json.object();
        attendee.set("contact_id", contact.get("id"));
        attendee.putNull("user_id")
                .put("email", contact.path("emails").path(0).path("email").asText(null));
        attendee.set("name", contact.path("name"));
        attendee.put("status", "yes").put("is_organizer", false);
        values.set("attendees", Json.array().add(attendee));
        return announced(session, session.insert(RESOURCE, values), startsAt);
    }

    /** Another time for it: {@code scheduled} comes again. */
    public static ObjectNode move(Session session, ObjectNode row, Instant startsAt) {
        ObjectNode after = at(Json.copy(row), startsAt).put("status", "upcoming");
        return announced(session, session.replace(RESOURCE, row, after), startsAt);
    }

    private static ObjectNode at(ObjectNode meeting, Instant startsAt) {
        String start = Dates.SECONDS.text(startsAt);
        return meeting.put("starts_at", start)
                .put("ends_at", Dates.SECONDS.text(startsAt.plus(LENGTH)))
                .put("activity_at", start);
    }

    /** Only a meeting in the future is scheduled; it then takes place by itself, unless it is moved or cancelled. */
    private static ObjectNode announced(Session session, ObjectNode row, Instant startsAt) {
        if (startsAt.isAfter(session.now())) {
            session.announce(RESOURCE, row, "scheduled");
            Duration wait = Duration.between(session.now(), startsAt);
            step(session, row, wait, "upcoming", "in-progress", "started");
            step(session, row, wait.plus(LENGTH), "in-progress", "completed", "completed");
        }
        return row;
    }

    private static void step(Session session, ObjectNode row, Duration wait, String from, String to, String action) {
        session.later(
                wait,
                "meeting",
                later -> later.find(RESOURCE, row.get("id").textValue())
                        .filter(now -> now.path("starts_at").equals(row.path("starts_at"))
                                && now.path("status").asText("upcoming").equals(from))
                        .ifPresent(now -> {
                            ObjectNode after =
                                    later.replace(RESOURCE, now, Json.copy(now).put("status", to));
                            later.announce(RESOURCE, after, action);
                        }));
    }

    public static ObjectNode cancel(Session session, ObjectNode row) {
        ObjectNode after = session.replace(RESOURCE, row, Json.copy(row).put("status", "canceled"));
        session.announce(RESOURCE, after, "canceled");
        return after;
    }

    private static final class MeetingRules implements Rules {
        @Override
        public String effect(@Nullable ObjectNode before, @Nullable ObjectNode after) {
            if (before == null || after == null) {
                return before == null ? "meeting_scheduled" : "meeting_deleted";
            }
            boolean moved = !before.path("starts_at").equals(after.path("starts_at"));
            return switch (after.path("status").asText()) {
                case "canceled" -> "meeting_canceled";
                case "in-progress" -> "meeting_started";
                case "completed" -> "meeting_completed";
                default -> moved ? "meeting_moved" : "updated";
            };
        }
    }
}
