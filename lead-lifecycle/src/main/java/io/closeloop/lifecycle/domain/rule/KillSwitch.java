package io.closeloop.lifecycle.domain.rule;

import io.closeloop.events.LeadMessage.GateReason;
import io.closeloop.events.Milestone;
import io.closeloop.lifecycle.domain.decision.Turn;
import io.closeloop.lifecycle.domain.state.Engagement;
import io.closeloop.lifecycle.domain.state.MasterKill;
import io.closeloop.lifecycle.domain.state.Overlays;

/**
 * Brings every open engagement in line with the kill facts of its lead and contact and with the master kill switch, so that its milestones
 * alternate whatever order the facts come in. Source: charlie.md 1.2 and 2.2.
 */
final class KillSwitch {

    private KillSwitch() {}

    static void apply(Turn turn) {
        for (Engagement.Open engagement : turn.state().open()) {
            boolean killed = turn.state().killed(engagement.who().contactId());
            Overlays overlays = engagement.overlays();
            if (killed && !overlays.isKilled()) {
                reach(turn, engagement.under(overlays.withKilled(by(turn, overlays))));
            } else if (killed) {
                turn.put(engagement.under(overlays.withKilled(by(turn, overlays))));
            } else if (overlays.isKilled()) {
                remove(turn, engagement.under(overlays.withKilled(null)));
            }
        }
    }

    /** Lead-wide, and against any later activation. Source: charlie.md 2.1. */
    static void setMaster(Turn turn, MasterKill masterKill) {
        if (turn.state().masterKill() != null) {
            turn.fact("The master kill switch is set already", null);
            return;
        }
        turn.masterKill(masterKill);
        turn.closeLead(GateReason.MASTER_KILL);
        turn.decided("Master kill switch set: nobody talks with this lead until it is removed", null);
        apply(turn);
    }

    /** What the plain kill switch says holds on. */
    static void removeMaster(Turn turn) {
        if (turn.state().masterKill() == null) {
            turn.fact("The master kill switch was not set", null);
            return;
        }
        turn.masterKill(null);
        turn.openLead(GateReason.MASTER_KILL);
        turn.decided("Master kill switch removed", null);
        apply(turn);
    }

    private static String by(Turn turn, Overlays overlays) {
        String known = overlays.killedBy();
        if (turn.state().masterKill() != null) {
            return MasterKill.NAME;
        }
        return known == null || known.equals(MasterKill.NAME)
                ? turn.news().cause().kind()
                : known;
    }

    private static void reach(Turn turn, Engagement.Open killed) {
        turn.flip();
        turn.put(killed);
        turn.close(killed, GateReason.KILL);
        Replying.abandon(turn, killed);
        turn.milestone(Milestone.KILL_SWITCH_REACHED, killed, turn.news().cause());
    }

    /** Resumes where it was, without a second intro. What came meanwhile is not answered. */
    private static void remove(Turn turn, Engagement.Open resumed) {
        turn.flip();
        turn.put(resumed);
        turn.open(resumed, GateReason.KILL);
        turn.milestone(Milestone.KILL_SWITCH_REMOVED, resumed, turn.news().cause());
        Introducing.introduce(turn, resumed, turn.news().at());
    }
}
