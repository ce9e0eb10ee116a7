package io.closeloop.lifecycle.domain.rule;

import io.closeloop.events.LeadMessage.MessageWithdrawn;
import io.closeloop.events.LeadMessage.Purpose;
import io.closeloop.lifecycle.domain.decision.Request;
import io.closeloop.lifecycle.domain.decision.Turn;
import io.closeloop.lifecycle.domain.news.Input.IntroDue;
import io.closeloop.lifecycle.domain.setter.SetterProfile;
import io.closeloop.lifecycle.domain.setter.Template;
import io.closeloop.lifecycle.domain.state.Engagement;
import io.closeloop.lifecycle.domain.state.Intro;
import io.closeloop.lifecycle.domain.state.Phase;
import java.time.Duration;
import java.time.Instant;

/**
 * The intro goes at activation, or when a gate that stopped it opens; never a second one. Source: charlie.md 2.2, "Intro again on
 * re-activation?". One that a gate may have voided is asked for again under the same message id: if it was already on its way, that is
 * nothing new (promise 5).
 */
public final class Introducing {

    private Introducing() {}

    /** @param causedAt Close's time of what lets the intro go */
    static void introduce(Turn turn, Engagement.Open engagement, Instant causedAt) {
        if (!(engagement.phase() instanceof Phase.Activated activated)
                || !activated.intro().mayStillGo()) {
            return;
        }
        Instant quietUntil = quietUntil(turn, engagement);
        if (turn.context().isLate(causedAt)) {
            hold(turn, engagement, activated, "Intro held: the news that asks for it is late");
        } else if (quietUntil.isAfter(turn.context().now())) {
            turn.start(
                    new Request.Introduce(engagement.id()),
                    Duration.between(turn.context().now(), quietUntil));
            turn.decided("Intro waits until " + quietUntil + ": the number has just been texted", engagement);
        } else {
            say(turn, engagement, activated);
        }
    }

    public static void due(Turn turn, IntroDue due) {
        turn.state()
                .open(due.engagementId())
                .ifPresent(engagement -> introduce(turn, engagement, turn.news().at()));
    }

    /** A gate of the whole lead has opened: the intros that it voided are asked for again. */
    public static void again(Turn turn) {
        turn.state()
                .open()
                .forEach(engagement -> introduce(turn, engagement, turn.news().at()));
    }

    /** A person lets it go, however long ago it was asked for. */
    static void release(Turn turn, Engagement.Open engagement, Phase.Activated activated) {
        say(turn, engagement, activated);
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

    /** Nobody is greeted who has just been texted, unless a person wants it so. Source: charlie.md 2.2. */
    private static Instant quietUntil(Turn turn, Engagement.Open engagement) {
        Instant texted = turn.context().phones().texted().get(engagement.who().phone());
        SetterProfile setter = turn.context().setterOf(engagement);
        return texted == null || setter == null || engagement.wish().isOrdered()
                ? Instant.MIN
                : texted.plus(setter.settings().pauses().beforeIntro());
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
