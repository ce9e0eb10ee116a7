package io.closeloop.lifecycle.domain.rule;

import io.closeloop.lifecycle.domain.decision.PhoneBook;
import io.closeloop.lifecycle.domain.decision.PhoneChange;
import io.closeloop.lifecycle.domain.decision.Request;
import io.closeloop.lifecycle.domain.decision.Turn;
import io.closeloop.lifecycle.domain.news.Input.LeadMerged;
import io.closeloop.lifecycle.domain.news.Moved;
import io.closeloop.lifecycle.domain.state.Engagement;
import io.closeloop.lifecycle.domain.state.Engagement.Ended;
import io.closeloop.lifecycle.domain.state.Facts;
import io.closeloop.lifecycle.domain.state.Held;
import io.closeloop.lifecycle.domain.state.LeadState;
import io.closeloop.lifecycle.domain.state.MasterKill;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Engagements follow their contact to the lead that survives a merge (architecture, section 6). Close tells both leads, in any order: the
 * deletion of the one names where it went, the merge of the other where it came from. Whichever is heard first moves them; the other finds
 * nothing left to move.
 */
public final class Merging {

    private Merging() {}

    /** This lead survives. */
    public static void here(Turn turn, LeadMerged merged) {
        String source = merged.sourceLeadId();
        turn.fact("Lead " + source + " was merged into this one", null);
        if (source != null && !source.equals(turn.leadId())) {
            turn.send(source, new Request.MoveAway(turn.leadId()));
        }
    }

    /** This lead is gone. */
    public static void away(Turn turn, String intoLeadId) {
        LeadState state = turn.state();
        List<Engagement.Open> talking = state.open();
        List<Engagement.Pending> wishes = state.pending();
        Facts facts =
                state.facts().asHeldFor(talking.stream().map(open -> open.who().contactId()));
        MasterKill masterKill = state.masterKill();
        if (facts.contacts().isEmpty() && talking.isEmpty() && wishes.isEmpty() && masterKill == null) {
            return;
        }
        turn.fact("This lead was merged into lead " + intoLeadId, null);
        talking.forEach(open -> Ending.end(turn, open, Ended.MERGED));
        wishes.forEach(pending -> Ending.drop(turn, pending, Ended.MERGED));
        turn.know(Facts.NONE);
        turn.know((MasterKill) null);
        long sequence = turn.state().sequence();
        turn.send(
                intoLeadId, new Request.TakeIn(new Moved(turn.leadId(), sequence, talking, wishes, facts, masterKill)));
    }

    /** What the lead that is gone had, here from now on. */
    public static void takeIn(Turn turn, Moved moved) {
        turn.goOnAbove(moved.sequence());
        turn.know(turn.state().facts().joinedWith(moved.facts()));
        if (moved.masterKill() != null) {
            KillSwitch.setMaster(turn, moved.masterKill());
        }
        List<UUID> here = moved.talking().stream()
                .flatMap(open -> takeIn(turn, open, moved.fromLeadId()).stream())
                .toList();
        moved.wishes().forEach(pending -> Activating.want(turn, pending.wish().whateverTheField()));
        // Before anything is asked for: what kills this lead holds for those who have come.
        KillSwitch.apply(turn);
        here.forEach(id -> turn.state().open(id).ifPresent(open -> goOn(turn, open)));
    }

    /** What was being answered is not answered here by itself: what kept it unanswered may have been a kill or a person. */
    private static void goOn(Turn turn, Engagement.Open engagement) {
        Standing.restoreIntro(turn, engagement);
        if (!engagement.talk().unanswered().isEmpty() && engagement.held() == null) {
            Holding.hold(turn, engagement, new Held("the lead was merged before it was answered", null));
        }
    }

    private static Optional<UUID> takeIn(Turn turn, Engagement.Open gone, String fromLeadId) {
        String phone = gone.who().phone();
        PhoneBook.Claim claim = turn.context().phones().claims().get(phone);
        if (turn.context().phones().isSuppressed(phone)) {
            turn.refused("Not gone on with: " + Silence.OPTED_OUT.text(), null);
        } else if (claim != null) {
            turn.refused(
                    "Not gone on with: the phone number already talks with a setter on lead " + claim.leadId(), null);
        } else {
            boolean setterOff = !SwitchingSetter.isOn(turn, gone);
            Engagement.Open here =
                    turn.put(gone.movedAs(turn.newId()).under(gone.overlays().withSetterOff(setterOff)));
            turn.phone(new PhoneChange.Claim(phone, here.id(), here.who().setterId()));
            turn.decided("Goes on from lead " + fromLeadId + ", which was merged into this one", here);
            Standing.restore(turn, here);
            return Optional.of(here.id());
        }
        return Optional.empty();
    }
}
