package io.closeloop.lifecycle.domain.rule;

import io.closeloop.events.LeadMessage.GateReason;
import io.closeloop.lifecycle.domain.decision.Turn;
import io.closeloop.lifecycle.domain.news.Input.SetterSwitched;
import io.closeloop.lifecycle.domain.setter.SetterProfile;
import io.closeloop.lifecycle.domain.state.Engagement;

/** A setter that is switched off answers nobody, new or running; nothing is lost, and on again it resumes. Source: charlie.md 2.1. */
public final class SwitchingSetter {

    private SwitchingSetter() {}

    public static void apply(Turn turn, SetterSwitched switched) {
        turn.state().open().stream()
                .filter(open -> open.who().setterId().equals(switched.setterId()))
                .forEach(open -> apply(turn, open));
    }

    static boolean isOn(Turn turn, Engagement.Open engagement) {
        SetterProfile setter = turn.context().setterOf(engagement);
        return setter != null && setter.active();
    }

    private static void apply(Turn turn, Engagement.Open engagement) {
        boolean off = !isOn(turn, engagement);
        boolean wasOff = engagement.overlays().setterOff();
        Engagement.Open now = turn.put(engagement.under(engagement.overlays().withSetterOff(off)));
        if (off && !wasOff) {
            turn.close(now, GateReason.SETTER_OFF);
            Replying.abandon(turn, now);
            turn.decided("Silent: " + Silence.SETTER_OFF.text(), now);
        } else if (!off && wasOff) {
            turn.open(now, GateReason.SETTER_OFF);
            turn.decided("Resumed: the setter is switched on again", now);
            Introducing.introduce(turn, now, turn.news().at());
        }
    }
}
