package io.closeloop.lifecycle.domain.rule;

import io.closeloop.events.LeadMessage.Gate;
import io.closeloop.events.LeadMessage.GateClosed;
import io.closeloop.events.LeadMessage.GateOpened;
import io.closeloop.events.LeadMessage.GateReason;
import io.closeloop.events.LeadMessage.Scope;
import io.closeloop.lifecycle.domain.decision.PhoneChange;
import io.closeloop.lifecycle.domain.decision.Turn;
import io.closeloop.lifecycle.domain.news.Input.InboundText;
import io.closeloop.lifecycle.domain.news.Input.OptedOutElsewhere;
import io.closeloop.lifecycle.domain.state.Engagement.Ended;

/**
 * An opt-out is obeyed before the setter sees it, is not answered (carriers confirm it) and holds for the phone, on whichever lead or
 * contact it stands. Source: charlie.md 3, faults-and-expectations.md 3.
 */
public final class OptingOut {

    private OptingOut() {}

    static void stop(Turn turn, InboundText text) {
        String phone = text.remotePhone();
        turn.heard("Opt-out received", text.text(), null);
        if (!turn.context().phones().isSuppressed(phone)) {
            turn.phone(new PhoneChange.Suppress(phone));
            turn.emit(new GateClosed(turn.leadId(), gate(phone)));
            turn.decided("Opted out: the phone number is not texted any more", null);
        }
        turn.state().open().stream()
                .filter(open -> open.who().phone().equals(phone)
                        || open.who().contactId().equals(text.contactId()))
                .forEach(open -> Ending.end(turn, open, Ended.OPTED_OUT));
    }

    /** The number may be texted again; nobody is talked with until it is wanted anew. */
    static void start(Turn turn, InboundText text) {
        String phone = text.remotePhone();
        turn.heard("Opt-in received", text.text(), null);
        turn.phone(new PhoneChange.Unsuppress(phone));
        turn.emit(new GateOpened(turn.leadId(), gate(phone)));
        turn.decided("Opted in again: the phone number may be texted", null);
    }

    public static void elsewhere(Turn turn, OptedOutElsewhere optOut) {
        turn.state().open().stream()
                .filter(open -> open.who().phone().equals(optOut.phone()))
                .forEach(open -> {
                    turn.fact("The person opted out on lead " + optOut.otherLeadId(), open);
                    Ending.end(turn, open, Ended.OPTED_OUT);
                });
    }

    private static Gate gate(String phone) {
        return new Gate(Scope.PHONE, phone, GateReason.OPT_OUT);
    }
}
