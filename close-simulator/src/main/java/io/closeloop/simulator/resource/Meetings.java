package io.closeloop.simulator.resource;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.closeloop.simulator.state.Dates;
import io.closeloop.simulator.state.Json;
import io.closeloop.simulator.state.Listing;
import io.closeloop.simulator.state.Resource;
import io.closeloop.simulator.state.Rules;
import io.closeloop.simulator.state.Session;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Meetings come from calendars, never from the API. Source: close-api.md 7.1. */
public final class Meetings {
    public static final Resource RESOURCE = Resource.readOnly("activity/meeting", "acti", "activity.meeting", """
            {"id":null,"_type":"Meeting","lead_id":null,"contact_id":null,"user_id":null,"organization_id":null,"title":"","status":"upcoming",
             "starts_at":null,"ends_at":null,"activity_at":null,"duration":1800,"location":null,"note":"","source":"calendar",
             "is_recurring":false,"calendar_event_link":null,"calendar_event_uids":[],"attendees":[],"conference_links":[],
             "connected_account_id":null,"outcome_id":null,"summary":null,"user_note_html":null,
             "date_created":null,"date_updated":null}""")
            .listed(Listing.ACTIVITIES)
            .ruledBy(new MeetingRules());

    private static final Duration LENGTH = Duration.ofMinutes(30);

    private Meetings() {}

    /** A meeting with a contact. Its own {@code contact_id} stays null, as it usually is: the contact is among the attendees. */
    public static ObjectNode schedule(Session session, ObjectNode contact, Instant startsAt) {
        String start = Dates.SECONDS.text(startsAt);
        ObjectNode values = Json.object()
                .put("title", "Demo")
                .put("user_id", session.actor().userId())
                .put("starts_at", start)
                .put("ends_at", Dates.SECONDS.text(startsAt.plus(LENGTH)))
                .put("activity_at", start)
                .put("date_created", start);
        values.set("lead_id", contact.get("lead_id"));
        ObjectNode attendee = Json.object();
        attendee.set("contact_id", contact.get("id"));
        attendee.putNull("user_id")
                .put("email", contact.path("emails").path(0).path("email").asText(null));
        attendee.set("name", contact.path("name"));
        attendee.put("status", "yes").put("is_organizer", false);
        values.set("attendees", Json.array().add(attendee));
        ObjectNode row = session.insert(RESOURCE, values);
        session.announce(RESOURCE, row, "scheduled");
        return row;
    }

    public static ObjectNode cancel(Session session, ObjectNode row) {
        ObjectNode after = session.replace(RESOURCE, row, Json.copy(row).put("status", "canceled"));
        session.announce(RESOURCE, after, "canceled");
        return after;
    }

    private static final class MeetingRules implements Rules {
        @Override
        public String effect(@Nullable ObjectNode before, @Nullable ObjectNode after) {
            return before == null ? "meeting_scheduled" : after == null ? "meeting_deleted" : "meeting_canceled";
        }
    }
}
