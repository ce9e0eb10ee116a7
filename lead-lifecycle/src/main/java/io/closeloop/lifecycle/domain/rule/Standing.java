package io.closeloop.lifecycle.domain.rule;

import io.closeloop.events.LeadMessage.GateReason;
import io.closeloop.lifecycle.domain.decision.Request;
import io.closeloop.lifecycle.domain.decision.Turn;
import io.closeloop.lifecycle.domain.state.Engagement;
import io.closeloop.lifecycle.domain.state.Intro;
import io.closeloop.lifecycle.domain.state.Overlays;
import io.closeloop.lifecycle.domain.state.Owner;
import io.closeloop.lifecycle.domain.state.Phase;
import java.time.Duration;
import java.time.Instant;

/** Gates and timers that belong to how an engagement stands, for one that goes on under a new id. */
final class Standing {

    private Standing() {}

    static void restore(Turn turn, Engagement.Open engagement) {
        gates(turn, engagement);
        timers(turn, engagement);
    }

    private static void gates(Turn turn, Engagement.Open engagement) {
        Overlays overlays = engagement.overlays();
        closeIf(overlays.isKilled(), turn, engagement, GateReason.KILL);
        closeIf(overlays.isDisqualified(), turn, engagement, GateReason.DISQUALIFIED);
        closeIf(overlays.disabled(), turn, engagement, GateReason.DISABLED);
        closeIf(overlays.setterOff(), turn, engagement, GateReason.SETTER_OFF);
        closeIf(overlays.owner() instanceof Owner.Asleep, turn, engagement, GateReason.PERSON);
    }

    private static void closeIf(boolean closed, Turn turn, Engagement.Open engagement, GateReason reason) {
        if (closed) {
            turn.close(engagement, reason);
        }
    }

    private static void timers(Turn turn, Engagement.Open engagement) {
        if (engagement.overlays().owner() instanceof Owner.Asleep asleep) {
            turn.start(new Request.EndTakeover(engagement.id()), until(turn, asleep.until()));
        }
        Instant later = engagement.overlays().talkLater();
        if (later != null) {
            turn.start(new Request.EndTalkLater(engagement.id()), until(turn, later));
        }
    }

    private static Duration until(Turn turn, Instant due) {
        Duration left = Duration.between(turn.context().now(), due);
        return left.isNegative() ? Duration.ZERO : left;
    }

    /** One that was asked for may have gone under the old id: nobody is greeted twice on a guess (promise 5). */
    static void restoreIntro(Turn turn, Engagement.Open engagement) {
        if (!(engagement.phase() instanceof Phase.Activated activated)) {
            return;
        }
        if (activated.intro().state() == Intro.State.ASKED) {
            Introducing.hold(turn, engagement, activated, "Intro held: it may have gone before the merge");
        } else {
            Introducing.introduce(turn, engagement, turn.news().at());
        }
    }
}
