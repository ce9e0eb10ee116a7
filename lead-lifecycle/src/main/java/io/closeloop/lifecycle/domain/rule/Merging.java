package io.closeloop.lifecycle.domain.rule;

import io.closeloop.lifecycle.domain.decision.PhoneBook;
import io.closeloop.lifecycle.domain.decision.PhoneChange;
import io.closeloop.lifecycle.domain.decision.Request;
import io.closeloop.lifecycle.domain.decision.Turn;
import io.closeloop.lifecycle.domain.news.Input.LeadMerged;
import io.closeloop.lifecycle.domain.news.Moved;
import io.closeloop.lifecycle.domain.state.Bookings;
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
 * nothing left to move. What is heard of the lead that is gone after that is {@link Following}'s.
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
        if (turn.state().mergedInto() != null) {
            return;
        }
        turn.mergedInto(intoLeadId);
        if (isKnown(turn.state())) {
            turn.fact("This lead was merged into lead " + intoLeadId, null);
        }
    }

    /**
     * Comes after every decision: what a lead that is gone has, and what it still comes to have by news that were late, is the surviving
     * lead's. Its facts stay here too: what comes later is older or newer than they are.
     */
    public static void sendOn(Turn turn, LeadState before) {
        String into = turn.state().mergedInto();
        if (into == null || !hasMore(turn.state(), before)) {
            return;
        }
        List<Engagement.Open> talking = turn.state().open();
        List<Engagement.Pending> wishes = turn.state().pending();
        MasterKill masterKill = turn.state().masterKill();
        talking.forEach(open -> Ending.end(turn, open, Ended.MERGED));
        wishes.forEach(pending -> Ending.drop(turn, pending, Ended.MERGED));
        turn.masterKill(null);
        turn.know(turn.state()
                .facts()
                .covering(talking.stream().map(open -> open.who().contactId())));
        Facts facts = turn.state().facts().leftBy(turn.leadId());
        Bookings bookings = turn.state().bookings();
        Moved moved = new Moved(turn.leadId(), turn.drawNumber(), talking, wishes, facts, masterKill, bookings);
        turn.send(into, new Request.TakeIn(moved, List.of(turn.leadId())));
    }

    private static boolean hasMore(LeadState state, LeadState before) {
        boolean toMove = !state.open().isEmpty() || !state.pending().isEmpty() || state.masterKill() != null;
        return toMove
                || (before.mergedInto() == null
                        ? isKnown(state)
                        : !state.facts().equals(before.facts())
                                || !state.bookings().equals(before.bookings()));
    }

    private static boolean isKnown(LeadState state) {
        return state.sequence() > 0
                || state.masterKill() != null
                || !state.facts().contacts().isEmpty()
                || !state.bookings().equals(Bookings.NONE);
    }

    /** What the lead that is gone had, here from now on. */
    public static void takeIn(Turn turn, Moved moved) {
        turn.goOnAbove(moved.sequence());
        turn.know(turn.state().facts().joinedWith(moved.facts()));
        turn.know(turn.state().bookings().joinedWith(moved.bookings()));
        if (moved.masterKill() != null) {
            KillSwitch.setMaster(turn, moved.masterKill());
        }
        List<UUID> here = moved.talking().stream()
                .flatMap(open -> takeIn(turn, open, moved.fromLeadId()).stream())
                .toList();
        moved.wishes().forEach(pending -> Activating.want(turn, pending.wish().whateverTheField()));
        // Before anything is asked for: what kills this lead holds for those who have come.
        Enabling.apply(turn);
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
            Engagement.Open here = turn.put(gone.movedAs(turn.idAt(turn.leadId(), gone.id()))
                    .under(gone.overlays().withSetterOff(setterOff)));
            turn.phone(new PhoneChange.Claim(phone, here.id(), here.who().setterId()));
            turn.decided("Goes on from lead " + fromLeadId + ", which was merged into this one", here);
            Standing.restore(turn, here);
            return Optional.of(here.id());
        }
        return Optional.empty();
    }
}
