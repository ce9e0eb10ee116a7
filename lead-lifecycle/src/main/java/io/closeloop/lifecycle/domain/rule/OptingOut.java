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
import io.closeloop.lifecycle.domain.state.Engagement;
import io.closeloop.lifecycle.domain.state.Engagement.Ended;
import java.util.function.Consumer;

/**
 * An opt-out is obeyed before the setter sees it, is not answered unless the setter's settings say so (carriers confirm it) and holds for
 * the phone, on whichever lead or contact it stands. Source: charlie.md 3, faults-and-expectations.md 3.
 */
public final class OptingOut {

    private OptingOut() {}

    static void stop(Turn turn, InboundText text) {
        String phone = text.remotePhone();
        turn.heard("Opt-out received", text.text(), null);
        suppress(turn, phone);
        turn.state().open().stream()
                .filter(open -> open.who().phone().equals(phone)
                        || open.who().contactId().equals(text.contactId()))
                .forEach(open -> end(turn, open, isOurs(turn, text)));
    }

    /** Close says so itself: the person opted out where we could not hear it. Source: close-api.md 3, {@code outbound_sms_blocked}. */
    static void blocked(Turn turn, Engagement.Open engagement) {
        turn.fact("Close blocks texts to the number: the person opted out", engagement);
        suppress(turn, engagement.who().phone());
        Ending.end(turn, engagement, Ended.OPTED_OUT);
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
                .forEach(told(turn, optOut));
    }

    private static Consumer<Engagement.Open> told(Turn turn, OptedOutElsewhere optOut) {
        return open -> {
            turn.fact("The person opted out on lead " + optOut.otherLeadId(), open);
            Ending.end(turn, open, Ended.OPTED_OUT);
        };
    }

    private static void suppress(Turn turn, String phone) {
        if (!turn.context().phones().isSuppressed(phone)) {
            turn.phone(new PhoneChange.Suppress(phone));
            turn.emit(new GateClosed(turn.leadId(), gate(phone)));
            turn.decided("Opted out: the phone number is not texted any more", null);
        }
    }

    /**
     * The gate of the phone has voided what was asked for before. A confirmation may pass that one gate only, so that the gate of the ended
     * engagement stays open for it; nothing else can be asked for behind it.
     */
    private static void end(Turn turn, Engagement.Open engagement, boolean confirm) {
        MaySpeak before = MaySpeak.ask(engagement, turn.context());
        boolean confirmed = confirm
                && before instanceof MaySpeak.Yes yes
                && LastWords.say(
                        turn,
                        before,
                        engagement,
                        GateReason.OPT_OUT,
                        yes.setter().settings().lastWords().optOut());
        if (confirmed) {
            Ending.endBehindOpenGate(turn, engagement, Ended.OPTED_OUT);
        } else {
            Ending.end(turn, engagement, Ended.OPTED_OUT);
        }
    }

    /** Who writes to another number of the organization hears from that one. */
    private static boolean isOurs(Turn turn, InboundText text) {
        return text.localPhone() == null
                || text.localPhone().equals(turn.context().integration().sendingNumber());
    }

    private static Gate gate(String phone) {
        return new Gate(Scope.PHONE, phone, GateReason.OPT_OUT);
    }
}
