package io.closeloop.lifecycle.domain.rule;

import io.closeloop.events.Milestone;
import io.closeloop.lifecycle.domain.decision.Turn;
import io.closeloop.lifecycle.domain.news.Input.InboundText;
import io.closeloop.lifecycle.domain.state.Engagement;
import io.closeloop.lifecycle.domain.state.LeadState;
import io.closeloop.lifecycle.domain.state.Phase;
import java.time.Instant;
import java.util.Optional;

/** An inbound text: an opt-out first, then a response to the intro, then something to answer. */
public final class Listening {

    private Listening() {}

    public static void inbound(Turn turn, InboundText text) {
        if (OptOutWords.isStop(text.text())) {
            OptingOut.stop(turn, text);
        } else if (OptOutWords.isStart(text.text()) && turn.context().phones().isSuppressed(text.remotePhone())) {
            OptingOut.start(turn, text);
        } else {
            OptingOut.remember(turn, text);
            listener(turn.state(), text)
                    .ifPresentOrElse(engagement -> listen(turn, engagement, text), () -> overhear(turn, text));
        }
    }

    /** First inbound that is not older than the intro; also found out when the intro's sending becomes known after it. */
    static Engagement.Open respond(Turn turn, Engagement.Open engagement, Phase.IntroSent phase) {
        Engagement.Open engaged = turn.put(engagement.in(phase.engaged()));
        turn.milestone(Milestone.INTRO_RESPONSE, engaged, turn.news().cause());
        return engaged;
    }

    /** The phone decides: Close may have filed the text under another contact that has it too (close-api.md 5.5). */
    private static Optional<Engagement.Open> listener(LeadState state, InboundText text) {
        return state.open().stream()
                .filter(open -> open.who().phone().equals(text.remotePhone()))
                .findFirst()
                .or(() -> state.open().stream()
                        .filter(open -> open.who().contactId().equals(text.contactId()))
                        .findFirst());
    }

    private static void listen(Turn turn, Engagement.Open engagement, InboundText text) {
        turn.heard("Text received", text.text(), engagement);
        String ours = turn.context().integration().sendingNumber();
        if (text.localPhone() != null && !text.localPhone().equals(ours)) {
            turn.refused("Not answered: it was written to another number of the organization", engagement);
        } else if (OptOutWords.isHelp(text.text())) {
            Helping.help(turn, engagement);
        } else {
            hear(turn, engagement, text);
        }
    }

    private static void hear(Turn turn, Engagement.Open engagement, InboundText text) {
        Instant at = turn.news().at();
        if (turn.context().isLate(at)) {
            Replying.holdLate(
                    turn, advance(turn, engagement.with(engagement.talk().heardLate(text.text(), at))));
        } else {
            Engagement.Open awake = Disqualifying.heard(turn, TalkingLater.heard(turn, engagement));
            Replying.ask(turn, advance(turn, awake.with(awake.talk().heard(text.text(), at))));
        }
    }

    private static Engagement.Open advance(Turn turn, Engagement.Open engagement) {
        return switch (engagement.phase()) {
            case Phase.Activated activated ->
                turn.put(engagement.in(activated.heard(turn.news().at())));
            case Phase.IntroSent sent when sent.isAnsweredBy(turn.news().at()) -> respond(turn, engagement, sent);
            case Phase.IntroSent sent -> turn.put(engagement);
            case Phase.Engaged engaged -> turn.put(engagement);
            case Phase.CtaReached cta -> turn.put(engagement);
            case Phase.Booked booked -> turn.put(engagement);
        };
    }

    /** Leads that never had a setter are none of our business; on the others a text without an answer is shown. */
    private static void overhear(Turn turn, InboundText text) {
        if (!turn.state().engagements().isEmpty()) {
            turn.heard("Text received", text.text(), null);
            turn.refused("Not answered: no setter is talking with this lead", null);
        }
    }
}
