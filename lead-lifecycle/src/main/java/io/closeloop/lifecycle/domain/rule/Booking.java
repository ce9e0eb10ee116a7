package io.closeloop.lifecycle.domain.rule;

import io.closeloop.events.Milestone;
import io.closeloop.lifecycle.domain.decision.Turn;
import io.closeloop.lifecycle.domain.news.Input.MeetingCancelled;
import io.closeloop.lifecycle.domain.news.Input.MeetingScheduled;
import io.closeloop.lifecycle.domain.state.Engagement;
import io.closeloop.lifecycle.domain.state.Phase;

/** Lead Booked, once per meeting; a move or a cancellation is shown. It is not a kill. Source: charlie.md 1.2. */
public final class Booking {

    private Booking() {}

    public static void scheduled(Turn turn, MeetingScheduled meeting) {
        turn.state().open().stream()
                .filter(open -> meeting.contactIds().contains(open.who().contactId()))
                .forEach(open -> scheduled(turn, open, meeting));
    }

    public static void cancelled(Turn turn, MeetingCancelled meeting) {
        turn.state().open().stream()
                .filter(open ->
                        open.phase() instanceof Phase.Booked(var meetings) && meetings.contains(meeting.meetingId()))
                .forEach(open -> turn.fact("Meeting cancelled", open));
    }

    private static void scheduled(Turn turn, Engagement.Open engagement, MeetingScheduled meeting) {
        switch (engagement.phase()) {
            case Phase.Booked booked
            when booked.meetings().contains(meeting.meetingId()) ->
                turn.fact("Meeting moved to " + meeting.startsAt(), engagement);
            case Phase.Booked booked -> book(turn, engagement.in(booked.also(meeting.meetingId())));
            case Phase.Unbooked phase -> {
                Introducing.withdraw(turn, engagement);
                Replying.abandon(turn, engagement);
                book(turn, engagement.in(phase.booked(meeting.meetingId())));
            }
        }
    }

    private static void book(Turn turn, Engagement.Open booked) {
        turn.put(booked);
        turn.milestone(Milestone.LEAD_BOOKED, booked, turn.news().cause());
    }
}
