package io.closeloop.lifecycle.domain.rule;

import io.closeloop.events.LeadMessage.GateReason;
import io.closeloop.events.Milestone;
import io.closeloop.lifecycle.domain.decision.Turn;
import io.closeloop.lifecycle.domain.setter.SetterProfile;
import io.closeloop.lifecycle.domain.state.Engagement;
import io.closeloop.lifecycle.domain.state.Phase;
import org.jspecify.annotations.Nullable;

/** Disqualified by the setter or a person; requalified by a person, or by the setter where its settings say so. Source: charlie.md 1.2. */
final class Disqualifying {

    private Disqualifying() {}

    /** @param words said as the last; null: what the setter's settings say, if anything */
    static void reach(Turn turn, Engagement.Open engagement, String reason, @Nullable String words) {
        if (engagement.overlays().isDisqualified()) {
            turn.fact("Disqualified already", engagement);
            return;
        }
        MaySpeak before = MaySpeak.ask(engagement, turn.context());
        Engagement.Open out = turn.put(
                engagement.under(engagement.overlays().withDisqualified(reason)).holding(null));
        turn.flip();
        turn.close(out, GateReason.DISQUALIFIED);
        Replying.abandon(turn, out);
        turn.milestone(Milestone.DQ_REACHED, out, turn.news().cause());
        turn.fact("DQ LOG: " + reason, out);
        if (!(out.phase() instanceof Phase.Activated)) {
            LastWords.say(turn, before, out, GateReason.DISQUALIFIED, words == null ? closing(turn, out) : words);
        }
    }

    static void remove(Turn turn, Engagement.Open engagement) {
        if (!engagement.overlays().isDisqualified()) {
            turn.fact("Was not disqualified", engagement);
            return;
        }
        Introducing.introduce(turn, requalified(turn, engagement), turn.news().at());
    }

    /** A lead that writes again is looked at anew where the setter's settings say so. */
    static Engagement.Open heard(Turn turn, Engagement.Open engagement) {
        SetterProfile setter = turn.context().setterOf(engagement);
        return engagement.overlays().isDisqualified()
                        && setter != null
                        && setter.settings().requalifyOnInbound()
                ? requalified(turn, engagement)
                : engagement;
    }

    private static Engagement.Open requalified(Turn turn, Engagement.Open engagement) {
        Engagement.Open back = turn.put(engagement.under(engagement.overlays().withDisqualified(null)));
        turn.flip();
        turn.open(back, GateReason.DISQUALIFIED);
        turn.milestone(Milestone.DQ_REMOVED, back, turn.news().cause());
        return back;
    }

    private static @Nullable String closing(Turn turn, Engagement.Open engagement) {
        SetterProfile setter = turn.context().setterOf(engagement);
        return setter == null ? null : setter.settings().lastWords().disqualified();
    }
}
