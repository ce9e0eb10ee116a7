package io.closeloop.lifecycle.domain.rule;

import io.closeloop.events.Milestone;
import io.closeloop.lifecycle.domain.decision.Turn;
import io.closeloop.lifecycle.domain.news.Input.MeetingCancelled;
import io.closeloop.lifecycle.domain.news.Input.MeetingCompleted;
import io.closeloop.lifecycle.domain.news.Input.MeetingScheduled;
import io.closeloop.lifecycle.domain.news.Input.OpportunityWon;
import io.closeloop.lifecycle.domain.setter.SetterProfile;
import io.closeloop.lifecycle.domain.setter.SetterSettings;
import io.closeloop.lifecycle.domain.state.Engagement;
import io.closeloop.lifecycle.domain.state.Facts;
import io.closeloop.lifecycle.domain.state.Level;
import io.closeloop.lifecycle.domain.state.Phase;
import java.util.Optional;

/**
 * Lead Booked, once per booking, whoever talks by the time it moves: a booking is the engagement's that was wanted when it was made. What becomes of
 * it later is shown. It is a kill only where the setter's settings say so. Source: charlie.md 1.2.
 */
public final class Booking {

    private Booking() {}

    /** Kept with or without an engagement, like a control fact: one that begins later must know what was there before it. */
    public static void scheduled(Turn turn, MeetingScheduled meeting) {
        tell(turn, meeting.meetingId());
        turn.state().open().stream()
                .filter(open -> meeting.contactIds().contains(open.who().contactId()))
                .forEach(open -> {
                    if (isBooked(open, meeting.meetingId())) {
                        turn.fact("Meeting moved to " + meeting.startsAt(), open);
                    } else {
                        book(turn, open, meeting.meetingId());
                    }
                });
    }

    public static void cancelled(Turn turn, MeetingCancelled meeting) {
        show(turn, meeting.meetingId(), "Meeting cancelled");
    }

    public static void completed(Turn turn, MeetingCompleted meeting) {
        show(turn, meeting.meetingId(), "Meeting held");
    }

    /** Counts as a booking where the setter's settings say so. */
    public static void won(Turn turn, OpportunityWon won) {
        turn.state().open().stream()
                .filter(open -> won.contactId() == null
                        || won.contactId().equals(open.who().contactId()))
                .filter(open -> !isBooked(open, won.opportunityId()))
                .forEach(open -> {
                    turn.fact("Opportunity won", open);
                    if (settings(turn, open)
                            .filter(SetterSettings.Booking::onOpportunityWon)
                            .isPresent()) {
                        book(turn, open, won.opportunityId());
                    }
                });
    }

    /** @param bookingId the same id is the same booking */
    static void book(Turn turn, Engagement.Open engagement, String bookingId) {
        tell(turn, bookingId);
        if (turn.state().bookings().isFromBefore(bookingId, engagement.wish().at())) {
            turn.fact("No booking of this conversation: it was made before", engagement);
            return;
        }
        switch (engagement.phase()) {
            case Phase.Booked booked
            when booked.meetings().contains(bookingId) -> turn.fact("Booked already", engagement);
            case Phase.Booked booked -> reach(turn, engagement.in(booked.also(bookingId)));
            case Phase.Unbooked phase -> {
                Introducing.withdraw(turn, engagement);
                Replying.abandon(turn, engagement);
                reach(turn, TalkingLater.cancelled(turn, engagement).in(phase.booked(bookingId)));
            }
        }
    }

    private static void reach(Turn turn, Engagement.Open booked) {
        turn.put(booked);
        turn.milestone(Milestone.LEAD_BOOKED, booked, turn.news().cause());
        if (settings(turn, booked).filter(SetterSettings.Booking::kills).isPresent()) {
            Level contact = new Level.OfContact(booked.who().contactId());
            Facts facts = turn.state().facts();
            turn.know(facts.with(
                    contact, facts.of(contact).withKillOrder(true, turn.news().at())));
            KillSwitch.apply(turn);
        }
    }

    private static void tell(Turn turn, String bookingId) {
        turn.know(turn.state().bookings().told(bookingId, turn.news().at()));
    }

    private static void show(Turn turn, String bookingId, String what) {
        turn.state().open().stream().filter(open -> isBooked(open, bookingId)).forEach(open -> turn.fact(what, open));
    }

    private static boolean isBooked(Engagement.Open engagement, String bookingId) {
        return engagement.phase() instanceof Phase.Booked(var bookings) && bookings.contains(bookingId);
    }

    private static Optional<SetterSettings.Booking> settings(Turn turn, Engagement.Open engagement) {
        return Optional.ofNullable(turn.context().setterOf(engagement))
                .map(SetterProfile::settings)
                .map(SetterSettings::booking);
    }
}
