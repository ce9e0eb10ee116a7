package io.closeloop.lifecycle.domain.rule;

import io.closeloop.lifecycle.domain.decision.Turn;
import io.closeloop.lifecycle.domain.state.Engagement;
import io.closeloop.lifecycle.domain.state.Held;
import io.closeloop.lifecycle.domain.state.Intro;
import io.closeloop.lifecycle.domain.state.Phase;

/** Texts that late news would have caused wait for a person (promise 7), who releases or discards them. */
final class Holding {

    private Holding() {}

    /** @param text null: the setter has not been asked */
    static Engagement.Open hold(Turn turn, Engagement.Open engagement, Held held) {
        turn.held("Answer held: " + held.why(), held.text(), engagement);
        return turn.put(engagement.holding(held));
    }

    static void release(Turn turn, Engagement.Open engagement) {
        Held held = engagement.held();
        if (engagement.phase() instanceof Phase.Activated activated && isHeld(activated)) {
            Introducing.release(turn, engagement, activated);
        } else if (held == null) {
            turn.refused("No text is held", engagement);
        } else if (MaySpeak.ask(engagement, turn.context()) instanceof MaySpeak.No(Silence why)) {
            turn.refused("Not released: " + why.text(), engagement);
        } else if (held.text() == null) {
            askAnew(turn, engagement);
        } else {
            Replying.say(turn, engagement.holding(null), held.text());
        }
    }

    private static void askAnew(Turn turn, Engagement.Open engagement) {
        boolean answers = !engagement.talk().unanswered().isEmpty();
        Engagement.Open now = turn.put(engagement
                .holding(null)
                .with(engagement.talk().released(turn.news().at())));
        if (answers) {
            Replying.ask(turn, now);
        } else {
            Replying.followUp(turn, now, turn.news().at());
        }
    }

    static void discard(Turn turn, Engagement.Open engagement) {
        if (engagement.phase() instanceof Phase.Activated activated && isHeld(activated)) {
            turn.put(engagement.in(activated.with(activated.intro().in(Intro.State.DISCARDED))));
            turn.decided("Held intro discarded", engagement);
        } else if (engagement.held() == null) {
            turn.refused("No text is held", engagement);
        } else {
            turn.put(engagement.holding(null));
            turn.decided("Held answer discarded", engagement);
        }
    }

    private static boolean isHeld(Phase.Activated activated) {
        return activated.intro().state() == Intro.State.HELD;
    }
}
