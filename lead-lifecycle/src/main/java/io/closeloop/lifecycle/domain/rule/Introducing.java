package io.closeloop.lifecycle.domain.rule;

import io.closeloop.events.LeadMessage.MessageWithdrawn;
import io.closeloop.events.LeadMessage.Purpose;
import io.closeloop.lifecycle.domain.decision.Turn;
import io.closeloop.lifecycle.domain.setter.Template;
import io.closeloop.lifecycle.domain.state.Engagement;
import io.closeloop.lifecycle.domain.state.Intro;
import io.closeloop.lifecycle.domain.state.Phase;
import java.time.Instant;

/**
 * The intro goes at activation, or when a gate that stopped it opens; never a second one. Source: charlie.md 2.2, "Intro again on
 * re-activation?". One that a gate may have voided is asked for again under the same message id: if it was already on its way, that is
 * nothing new (promise 5).
 */
final class Introducing {

    private Introducing() {}

    /** @param causedAt Close's time of what lets the intro go */
    static void introduce(Turn turn, Engagement.Open engagement, Instant causedAt) {
        if (engagement.phase() instanceof Phase.Activated activated
                && activated.intro().mayStillGo()) {
            if (turn.context().isLate(causedAt)) {
                hold(turn, engagement, activated, "Intro held: the news that asks for it is late");
            } else {
                say(turn, engagement, activated);
            }
        }
    }

    /** A person decides whether it goes. */
    static Engagement.Open hold(Turn turn, Engagement.Open engagement, Phase.Activated activated, String why) {
        turn.held(why, null, engagement);
        return turn.put(engagement.in(activated.with(activated.intro().in(Intro.State.HELD))));
    }

    /** Somebody who has booked is not greeted any more. */
    static void withdraw(Turn turn, Engagement.Open engagement) {
        if (engagement.phase() instanceof Phase.Activated(Intro intro, var heardAt)
                && intro.state() == Intro.State.ASKED) {
            turn.emit(new MessageWithdrawn(intro.messageId(), turn.leadId(), "a meeting is booked"));
        }
    }

    private static void say(Turn turn, Engagement.Open engagement, Phase.Activated activated) {
        switch (MaySpeak.ask(engagement, turn.context())) {
            case MaySpeak.No(Silence why) -> turn.refused("Intro not sent: " + why.text(), engagement);
            case MaySpeak.Yes yes -> {
                String text = Template.fill(
                        yes.setter().settings().script().intro(),
                        engagement.who().firstName());
                Texting.request(turn, yes, engagement, activated.intro().messageId(), Purpose.INTRO, text);
                turn.said("Intro asked for", text, engagement);
                turn.put(engagement.in(activated.with(activated.intro().in(Intro.State.ASKED))));
            }
        }
    }
}
