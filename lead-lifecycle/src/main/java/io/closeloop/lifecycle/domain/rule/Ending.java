package io.closeloop.lifecycle.domain.rule;

import io.closeloop.events.LeadMessage.GateReason;
import io.closeloop.lifecycle.domain.decision.PhoneChange;
import io.closeloop.lifecycle.domain.decision.Request;
import io.closeloop.lifecycle.domain.decision.Turn;
import io.closeloop.lifecycle.domain.news.Input.ContactDeleted;
import io.closeloop.lifecycle.domain.news.Input.LeadDeleted;
import io.closeloop.lifecycle.domain.state.Engagement;
import io.closeloop.lifecycle.domain.state.Engagement.Ended;

/** The end of an engagement: its gate closes for ever and its phone is free again. */
public final class Ending {

    private Ending() {}

    /** Close deletes a lead also when it merges it away. Source: close-api.md 2.5. */
    public static void leadDeleted(Turn turn, LeadDeleted deleted) {
        String into = deleted.mergedInto();
        if (into == null || into.equals(turn.leadId())) {
            all(turn, Ended.LEAD_DELETED);
        } else {
            Merging.away(turn, into);
        }
    }

    public static void integrationRemoved(Turn turn) {
        all(turn, Ended.INTEGRATION_REMOVED);
    }

    private static void all(Turn turn, Ended why) {
        turn.state().open().forEach(open -> end(turn, open, why));
        turn.state().pending().forEach(pending -> drop(turn, pending, why));
    }

    /** A wish that names the contact finds it gone when the lead is read. */
    public static void contactDeleted(Turn turn, ContactDeleted deleted) {
        turn.state().open().stream()
                .filter(open -> open.who().contactId().equals(deleted.contactId()))
                .forEach(open -> end(turn, open, Ended.CONTACT_DELETED));
    }

    static void end(Turn turn, Engagement.Open engagement, Ended why) {
        turn.close(engagement, GateReason.ENDED);
        endBehindOpenGate(turn, engagement, why);
    }

    /** For the one case in which another gate has closed and lets last words pass. */
    static void endBehindOpenGate(Turn turn, Engagement.Open engagement, Ended why) {
        turn.phone(new PhoneChange.Release(engagement.id()));
        Replying.abandon(turn, engagement);
        turn.cancel(Request.takeoverSlot(engagement.id()));
        turn.cancel(Request.talkLaterSlot(engagement.id()));
        turn.cancel(Request.introSlot(engagement.id()));
        turn.decided("Ended: " + why.text(), engagement);
        turn.put(engagement.close(why, turn.news().at()));
    }

    static void drop(Turn turn, Engagement.Pending pending, Ended why) {
        turn.cancel(new Request.ReadLead(pending.id()).slot());
        turn.decided("Not activated: " + why.text(), pending);
        turn.put(pending.drop(why, turn.news().at()));
    }
}
