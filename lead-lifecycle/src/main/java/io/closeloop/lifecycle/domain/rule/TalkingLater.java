package io.closeloop.lifecycle.domain.rule;

import io.closeloop.lifecycle.domain.decision.Request;
import io.closeloop.lifecycle.domain.decision.Turn;
import io.closeloop.lifecycle.domain.news.Input.TalkLaterOver;
import io.closeloop.lifecycle.domain.state.Engagement;
import io.closeloop.lifecycle.domain.state.Phase;
import java.time.Duration;
import java.time.Instant;

/** "Busy, but interested": the setter is silent until the time that the lead named, and then speaks first. Source: charlie.md 3. */
public final class TalkingLater {

    private TalkingLater() {}

    static void until(Turn turn, Engagement.Open engagement, Instant until) {
        if (engagement.phase() instanceof Phase.Activated || engagement.phase() instanceof Phase.IntroSent) {
            turn.refused("Signal not obeyed: talking later comes after the lead's first answer", engagement);
            return;
        }
        if (!until.isAfter(turn.context().now())) {
            turn.refused("Not put off: the time named is over", engagement);
            return;
        }
        putOff(turn, engagement, until);
    }

    /** The lead has asked, not the setter: whoever takes the conversation over waits as well, with its intro. */
    static Engagement.Open goOn(Turn turn, Engagement.Open from, Engagement.Open to) {
        Instant until = from.overlays().talkLater();
        return until == null || !until.isAfter(turn.context().now()) ? to : putOff(turn, to, until);
    }

    private static Engagement.Open putOff(Turn turn, Engagement.Open engagement, Instant until) {
        turn.start(
                new Request.EndTalkLater(engagement.id()),
                Duration.between(turn.context().now(), until));
        turn.decided("Talks later: the lead named " + until, engagement);
        return turn.put(engagement.under(engagement.overlays().withTalkLater(until)));
    }

    public static void over(Turn turn, TalkLaterOver over) {
        turn.state().open(over.engagementId()).ifPresent(open -> over(turn, open));
    }

    private static void over(Turn turn, Engagement.Open open) {
        Instant named = open.overlays().talkLater();
        if (named != null) {
            turn.decided("The time that the lead named has come", open);
            Instant at = turn.news().at();
            speakFirst(
                    turn, turn.put(open.under(open.overlays().withTalkLater(null))), named.isBefore(at) ? named : at);
        }
    }

    /**
     * Who has taken the conversation over meanwhile has not greeted yet.
     *
     * @param since the timer's time, or the lead's where that is earlier: a merge sets the timer anew
     */
    private static void speakFirst(Turn turn, Engagement.Open engagement, Instant since) {
        if (engagement.phase() instanceof Phase.Activated) {
            Introducing.introduce(turn, engagement, since);
        } else {
            Replying.followUp(turn, engagement, since);
        }
    }

    /** Who writes before the time named wants to talk now. */
    static Engagement.Open heard(Turn turn, Engagement.Open engagement) {
        if (engagement.overlays().talkLater() == null) {
            return engagement;
        }
        turn.decided("Talks now: the lead has written", engagement);
        Engagement.Open awake = turn.put(cancelled(turn, engagement));
        Introducing.introduce(turn, awake, turn.news().at());
        return turn.state().open(awake.id()).orElse(awake);
    }

    /** A booking cancels follow-ups. Source: architecture, section 6. */
    static Engagement.Open cancelled(Turn turn, Engagement.Open engagement) {
        turn.cancel(Request.talkLaterSlot(engagement.id()));
        return engagement.under(engagement.overlays().withTalkLater(null));
    }
}
