package io.closeloop.lifecycle.domain.rule;

import io.closeloop.events.LeadMessage.GateReason;
import io.closeloop.events.Milestone;
import io.closeloop.lifecycle.domain.decision.Turn;
import io.closeloop.lifecycle.domain.state.Engagement;

/** Disqualified by the setter or a person; requalified by a person only. Source: charlie.md 1.2. */
final class Disqualifying {

    private Disqualifying() {}

    static void reach(Turn turn, Engagement.Open engagement, String reason) {
        if (engagement.overlays().isDisqualified()) {
            turn.fact("Disqualified already", engagement);
            return;
        }
        Engagement.Open out = turn.put(engagement.under(engagement.overlays().withDisqualified(reason)));
        turn.close(out, GateReason.DISQUALIFIED);
        Replying.abandon(turn, out);
        turn.milestone(Milestone.DQ_REACHED, out, turn.news().cause());
        turn.fact("DQ LOG: " + reason, out);
    }

    static void remove(Turn turn, Engagement.Open engagement) {
        if (!engagement.overlays().isDisqualified()) {
            turn.fact("Was not disqualified", engagement);
            return;
        }
        Engagement.Open back = turn.put(engagement.under(engagement.overlays().withDisqualified(null)));
        turn.open(back, GateReason.DISQUALIFIED);
        turn.milestone(Milestone.DQ_REMOVED, back, turn.news().cause());
        Introducing.introduce(turn, back, turn.news().at());
    }
}
