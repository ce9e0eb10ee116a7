package io.closeloop.lifecycle.domain.rule;

import io.closeloop.events.LeadMessage.GateReason;
import io.closeloop.events.Milestone;
import io.closeloop.lifecycle.domain.decision.PhoneChange;
import io.closeloop.lifecycle.domain.decision.Request;
import io.closeloop.lifecycle.domain.decision.Turn;
import io.closeloop.lifecycle.domain.news.Input.LeadRead;
import io.closeloop.lifecycle.domain.news.Input.LeadReadFailed;
import io.closeloop.lifecycle.domain.news.Switch;
import io.closeloop.lifecycle.domain.state.Engagement;
import io.closeloop.lifecycle.domain.state.Engagement.Ended;
import io.closeloop.lifecycle.domain.state.Level;
import io.closeloop.lifecycle.domain.state.Parties;
import io.closeloop.lifecycle.domain.state.Wish;

/**
 * From a wish to an engagement. The two fields of a workflow may come in two events, and a lead names no contact: so a wish settles, the
 * lead is read, and only then it is decided. Source: charlie.md 2.2, "Enable seen before ai_setter_id".
 */
public final class Activating {

    private Activating() {}

    static void want(Turn turn, Wish wish) {
        turn.state().pending().stream()
                .filter(pending -> pending.wish().level().equals(wish.level()))
                .findFirst()
                .ifPresentOrElse(settling -> wantAgain(turn, settling, wish), () -> wantAnew(turn, wish));
    }

    /** A setter that a person names goes before what the fields say. */
    private static void wantAgain(Turn turn, Engagement.Pending settling, Wish wish) {
        turn.fact("Wanted again while settling", settling);
        if (wish.setter() != null) {
            turn.put(new Engagement.Pending(settling.id(), wish));
        }
    }

    private static void wantAnew(Turn turn, Wish wish) {
        Engagement.Pending pending = turn.put(new Engagement.Pending(turn.newId(), wish));
        turn.start(new Request.ReadLead(pending.id()), turn.context().limits().settle());
        turn.fact("Activation asked for", pending);
    }

    public static void leadRead(Turn turn, LeadRead read) {
        // First of all who is talked with: a kill that the same read lifts must not greet a number that is gone.
        Phoning.read(turn, read);
        ControlFields.read(turn, read);
        turn.state().pending(read.engagementId()).ifPresent(pending -> {
            if (isStillWanted(turn, pending.wish(), read)) {
                decide(turn, pending, read);
            } else {
                turn.decided("Not activated: charlie_enabled has been cleared meanwhile", pending);
                turn.put(pending.drop(Ended.CLEARED, turn.news().at()));
            }
        });
    }

    public static void leadNotRead(Turn turn, LeadReadFailed failed) {
        turn.state()
                .open(failed.engagementId())
                .ifPresent(open -> turn.refused("The phone number is not checked: " + failed.reason(), open));
        turn.state()
                .pending(failed.engagementId())
                .ifPresent(pending -> refuse(turn, pending, "the lead cannot be read in Close: " + failed.reason()));
    }

    private static void decide(Turn turn, Engagement.Pending pending, LeadRead read) {
        switch (Admission.decide(pending.wish(), turn.state(), turn.context(), read.contacts())) {
            case Admission.Refused(String why) -> refuse(turn, pending, why);
            case Admission.Admitted(Parties who) -> introduce(turn, pending, activate(turn, pending, who));
            case Admission.AlreadyOpen(Engagement.Open running) -> goOn(turn, pending, running);
            case Admission.HandOver(Engagement.Open from, Parties who) -> {
                Ending.end(turn, from, Ended.HANDED_OVER);
                introduce(turn, pending, TalkingLater.goOn(turn, from, activate(turn, pending, who)));
            }
        }
    }

    private static Engagement.Open activate(Turn turn, Engagement.Pending pending, Parties who) {
        Engagement.Open engagement = turn.put(pending.activate(who, turn.newId()));
        turn.phone(new PhoneChange.Claim(who.phone(), engagement.id(), who.setterId()));
        turn.milestone(Milestone.LEAD_ACTIVATED, engagement, pending.wish().cause());
        return engagement;
    }

    private static void introduce(Turn turn, Engagement.Pending wanted, Engagement.Open engagement) {
        Introducing.introduce(turn, engagement, wanted.wish().at());
    }

    /** The same setter is talking already: nothing, unless clearing the field had silenced it. */
    private static void goOn(Turn turn, Engagement.Pending pending, Engagement.Open running) {
        turn.put(pending.drop(Ended.ALREADY_OPEN, turn.news().at()));
        if (running.overlays().disabled()) {
            Engagement.Open resumed = turn.put(running.under(running.overlays().withDisabled(false)));
            turn.open(resumed, GateReason.DISABLED);
            turn.decided("Resumed: the field is set again", resumed);
            Introducing.introduce(turn, resumed, pending.wish().at());
        } else {
            turn.refused("Not activated again: " + Ended.ALREADY_OPEN.text(), running);
        }
    }

    private static void refuse(Turn turn, Engagement.Pending pending, String why) {
        turn.refused("Not activated: " + why, pending);
        turn.put(pending.drop(Ended.REFUSED, turn.news().at()));
    }

    /** Whoever is talked with may be wanted by another setter although no field enables them any more. */
    private static boolean isStillWanted(Turn turn, Wish wish, LeadRead read) {
        boolean lead = read.values().enabled() == Switch.ON;
        return wish.byPerson()
                || switch (wish.level()) {
                    // It names nobody: that somebody on the lead is enabled or talked with wants nobody else.
                    case Level.OfLead() -> lead;
                    case Level.OfContact(String contactId) ->
                        lead || isTalkedWith(turn, contactId) || isEnabled(read, contactId);
                };
    }

    private static boolean isTalkedWith(Turn turn, String contactId) {
        return turn.state().open().stream()
                .anyMatch(open -> open.who().contactId().equals(contactId)
                        && !open.overlays().disabled());
    }

    private static boolean isEnabled(LeadRead read, String contactId) {
        return read.contacts().stream()
                .anyMatch(contact ->
                        contact.id().equals(contactId) && contact.values().enabled() == Switch.ON);
    }
}
