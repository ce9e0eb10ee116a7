package io.closeloop.lifecycle.domain.rule;

import io.closeloop.events.LeadMessage.Gate;
import io.closeloop.events.LeadMessage.GateClosed;
import io.closeloop.events.LeadMessage.GateOpened;
import io.closeloop.events.LeadMessage.GateReason;
import io.closeloop.events.LeadMessage.Scope;
import io.closeloop.lifecycle.domain.decision.Consent;
import io.closeloop.lifecycle.domain.decision.PhoneChange;
import io.closeloop.lifecycle.domain.decision.Turn;
import io.closeloop.lifecycle.domain.news.Input.InboundText;
import io.closeloop.lifecycle.domain.news.Input.OptedOutElsewhere;
import io.closeloop.lifecycle.domain.state.Engagement;
import io.closeloop.lifecycle.domain.state.Engagement.Ended;
import java.time.Instant;
import java.util.function.Consumer;

/**
 * An opt-out is obeyed before the setter sees it, is not answered unless the setter's settings say so (carriers confirm it) and holds for
 * the phone, on whichever lead or contact it stands. Source: charlie.md 3, faults-and-expectations.md 3.
 */
public final class OptingOut {

    private OptingOut() {}

    static void stop(Turn turn, InboundText text) {
        String phone = text.remotePhone();
        Instant at = turn.news().at();
        turn.heard("Opt-out received", text.text(), null);
        suppress(turn, phone, at);
        boolean holds = turn.context().phones().consentOf(phone).stopped(at).isSuppressed();
        turn.state().open().stream()
                .filter(open -> open.who().phone().equals(phone)
                        || open.who().contactId().equals(text.contactId()))
                .filter(open -> holds || !isWantedSince(open, at))
                .forEach(open -> end(turn, open, holds && open.who().phone().equals(phone) && isOurs(turn, text)));
    }

    /** Close says so itself: the person opted out where we could not hear it. Source: close-api.md 3, {@code outbound_sms_blocked}. */
    static void blocked(Turn turn, Engagement.Open engagement) {
        turn.fact("Close blocks texts to the number: the person opted out", engagement);
        suppress(turn, engagement.who().phone(), turn.news().at());
        Ending.end(turn, engagement, Ended.OPTED_OUT);
    }

    /** The number may be texted again; nobody is talked with until it is wanted anew. */
    static void start(Turn turn, InboundText text) {
        String phone = text.remotePhone();
        turn.heard("Opt-in received", text.text(), null);
        Consent known = turn.context().phones().consentOf(phone);
        Consent now = known.started(turn.news().at());
        turn.phone(new PhoneChange.Started(phone, turn.news().at()));
        if (now.isSuppressed()) {
            turn.decided("Still opted out: the opt-out is newer", null);
        } else {
            turn.emit(new GateOpened(turn.leadId(), gate(phone)));
            turn.decided("Opted in again: the phone number may be texted", null);
        }
    }

    /** The word is an ordinary one to whoever has not opted out; an opt-out that is older and still on its way must find it. */
    static void remember(Turn turn, InboundText text) {
        if (OptOutWords.isStart(text.text())) {
            turn.phone(new PhoneChange.Started(text.remotePhone(), turn.news().at()));
        }
    }

    public static void elsewhere(Turn turn, OptedOutElsewhere optOut) {
        turn.state().open().stream()
                .filter(open -> open.who().phone().equals(optOut.phone()))
                .filter(open ->
                        turn.context().phones().isSuppressed(optOut.phone()) || !isWantedSince(open, optOut.at()))
                .forEach(told(turn, optOut));
    }

    private static Consumer<Engagement.Open> told(Turn turn, OptedOutElsewhere optOut) {
        return open -> {
            turn.fact("The person opted out on lead " + optOut.otherLeadId(), open);
            Ending.end(turn, open, Ended.OPTED_OUT);
        };
    }

    private static void suppress(Turn turn, String phone, Instant at) {
        Consent known = turn.context().phones().consentOf(phone);
        turn.phone(new PhoneChange.Stopped(phone, at));
        if (!known.stopped(at).isSuppressed()) {
            turn.decided("The opt-out is older than an opt-in: the phone number may be texted", null);
        } else if (!known.isSuppressed()) {
            turn.emit(new GateClosed(turn.leadId(), gate(phone)));
            turn.decided("Opted out: the phone number is not texted any more", null);
        }
    }

    /**
     * Where the gate of its phone has closed, it has voided what was asked for before. A confirmation may pass that one gate only, so that the gate of the ended
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

    /** Who was wanted after an opt-out that holds no more had opted in by then: that conversation is not the opt-out's to end. */
    private static boolean isWantedSince(Engagement.Open engagement, Instant optOut) {
        return engagement.wish().isAfterText(optOut);
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
