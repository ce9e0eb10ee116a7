package io.closeloop.lifecycle.domain.rule;

import io.closeloop.events.LeadMessage.GateReason;
import io.closeloop.events.Milestone;
import io.closeloop.lifecycle.domain.decision.Turn;
import io.closeloop.lifecycle.domain.state.Engagement;
import io.closeloop.lifecycle.domain.state.Overlays;

/**
 * Brings every open engagement in line with the kill facts of its lead and contact, so that its milestones alternate whatever order the
 * facts come in. Source: charlie.md 1.2 and 2.2.
 */
final class KillSwitch {

    private KillSwitch() {}

    static void apply(Turn turn) {
        for (Engagement.Open engagement : turn.state().open()) {
            boolean killed = turn.state().facts().killed(engagement.who().contactId());
            Overlays overlays = engagement.overlays();
            if (killed && !overlays.isKilled()) {
                reach(
                        turn,
                        engagement.under(overlays.withKilled(turn.news().cause().kind())));
            } else if (!killed && overlays.isKilled()) {
                remove(turn, engagement.under(overlays.withKilled(null)));
            }
        }
    }

    private static void reach(Turn turn, Engagement.Open killed) {
        turn.put(killed);
        turn.close(killed, GateReason.KILL);
        Replying.abandon(turn, killed);
        turn.milestone(Milestone.KILL_SWITCH_REACHED, killed, turn.news().cause());
    }

    /** Resumes where it was, without a second intro. What came meanwhile is not answered. */
    private static void remove(Turn turn, Engagement.Open resumed) {
        turn.put(resumed);
        turn.open(resumed, GateReason.KILL);
        turn.milestone(Milestone.KILL_SWITCH_REMOVED, resumed, turn.news().cause());
        Introducing.introduce(turn, resumed, turn.news().at());
    }
}
