package io.closeloop.lifecycle.domain.rule;

import io.closeloop.events.Milestone;
import io.closeloop.lifecycle.domain.decision.Turn;
import io.closeloop.lifecycle.domain.news.Input.Signalled;
import io.closeloop.lifecycle.domain.setter.Reply.Signal;
import io.closeloop.lifecycle.domain.setter.SetterProfile;
import io.closeloop.lifecycle.domain.state.Engagement;
import io.closeloop.lifecycle.domain.state.Phase;
import java.time.Instant;

/** What the setter, or an engine outside, has understood of the conversation. Source: architecture, section 4, {@code setter.signals}. */
public final class Understanding {

    private Understanding() {}

    public static void signalled(Turn turn, Signalled signalled) {
        turn.state()
                .open(signalled.engagementId())
                .ifPresentOrElse(
                        engagement -> hear(turn, engagement, signalled.signal()),
                        () -> turn.refused("Signal not obeyed: its conversation is not open", null));
    }

    static void hear(Turn turn, Engagement.Open engagement, Signal signal) {
        switch (signal) {
            case Signal.CtaReached() -> reachCta(turn, engagement);
            case Signal.Disqualified(String reason) -> Disqualifying.reach(turn, engagement, reason, null);
            case Signal.Requalified() -> requalify(turn, engagement);
            case Signal.Booked(String bookingId) -> Booking.book(turn, engagement, bookingId);
            case Signal.TalkLater(Instant until) -> TalkingLater.until(turn, engagement, until);
        }
    }

    private static void reachCta(Turn turn, Engagement.Open engagement) {
        switch (engagement.phase()) {
            case Phase.Engaged engaged -> {
                Engagement.Open reached = turn.put(engagement.in(engaged.ctaReached()));
                turn.milestone(Milestone.CTA_REACHED, reached, turn.news().cause());
            }
            case Phase.Activated activated -> tooEarly(turn, engagement);
            case Phase.IntroSent sent -> tooEarly(turn, engagement);
            case Phase.CtaReached again -> turn.fact("Call to action again", engagement);
            case Phase.Booked booked -> turn.fact("Call to action after a booking", engagement);
        }
    }

    private static void tooEarly(Turn turn, Engagement.Open engagement) {
        turn.refused("Signal not obeyed: the call to action comes after the lead's first answer", engagement);
    }

    /** People requalify; a setter does so only where its settings let it. Source: charlie.md 1.2. */
    private static void requalify(Turn turn, Engagement.Open engagement) {
        SetterProfile setter = turn.context().setterOf(engagement);
        if (setter != null && setter.settings().requalifyOnInbound()) {
            Disqualifying.remove(turn, engagement);
        } else {
            turn.refused("Signal not obeyed: the setter's settings leave requalifying to people", engagement);
        }
    }
}
