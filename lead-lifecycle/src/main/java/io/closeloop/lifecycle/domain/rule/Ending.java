package io.closeloop.lifecycle.domain.rule;

import io.closeloop.events.LeadMessage.GateReason;
import io.closeloop.lifecycle.domain.decision.PhoneChange;
import io.closeloop.lifecycle.domain.decision.Request;
import io.closeloop.lifecycle.domain.decision.Turn;
import io.closeloop.lifecycle.domain.news.Input.ContactDeleted;
import io.closeloop.lifecycle.domain.state.Engagement;
import io.closeloop.lifecycle.domain.state.Engagement.Ended;

/** The end of an engagement: its gate closes for ever and its phone is free again. */
public final class Ending {

    private Ending() {}

    public static void leadDeleted(Turn turn) {
        turn.state().open().forEach(open -> end(turn, open, Ended.LEAD_DELETED));
        turn.state().pending().forEach(pending -> drop(turn, pending));
    }

    /** A wish that names the contact finds it gone when the lead is read. */
    public static void contactDeleted(Turn turn, ContactDeleted deleted) {
        turn.state().open().stream()
                .filter(open -> open.who().contactId().equals(deleted.contactId()))
                .forEach(open -> end(turn, open, Ended.CONTACT_DELETED));
    }

    static void end(Turn turn, Engagement.Open engagement, Ended why) {
        turn.close(engagement, GateReason.ENDED);
        turn.phone(new PhoneChange.Release(engagement.id()));
        Replying.abandon(turn, engagement);
        turn.cancel(Request.takeoverSlot(engagement.id()));
        turn.decided("Ended: " + why.text(), engagement);
        turn.put(engagement.close(why, turn.news().at()));
    }

    private static void drop(Turn turn, Engagement.Pending pending) {
        turn.cancel(new Request.ReadLead(pending.id()).slot());
        turn.decided("Not activated: " + Ended.LEAD_DELETED.text(), pending);
        turn.put(pending.drop(Ended.LEAD_DELETED, turn.news().at()));
    }
}
