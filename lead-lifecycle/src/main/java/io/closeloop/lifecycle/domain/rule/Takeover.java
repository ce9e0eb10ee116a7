package io.closeloop.lifecycle.domain.rule;

import io.closeloop.events.LeadMessage.GateReason;
import io.closeloop.lifecycle.domain.decision.Request;
import io.closeloop.lifecycle.domain.decision.Turn;
import io.closeloop.lifecycle.domain.news.Input.PersonTexted;
import io.closeloop.lifecycle.domain.news.Input.TakeoverOver;
import io.closeloop.lifecycle.domain.state.Engagement;
import io.closeloop.lifecycle.domain.state.Owner;
import io.closeloop.lifecycle.domain.state.Phase;
import java.time.Duration;
import java.time.Instant;

/** When a person texts from Close the setter sleeps for a set time; what comes meanwhile is the person's to answer. Source: charlie.md 3. */
public final class Takeover {

    private Takeover() {}

    public static void personTexted(Turn turn, PersonTexted texted) {
        turn.state().open().stream()
                .filter(open -> open.who().phone().equals(texted.remotePhone())
                        || open.who().contactId().equals(texted.contactId()))
                .forEach(open -> takeOver(turn, open));
    }

    public static void over(Turn turn, TakeoverOver over) {
        turn.state()
                .open(over.engagementId())
                .filter(open -> open.overlays().owner() instanceof Owner.Person)
                .ifPresent(open -> {
                    Engagement.Open awake = turn.put(open.under(open.overlays().withOwner(Owner.AI)));
                    turn.open(awake, GateReason.PERSON);
                    turn.decided("The setter is awake again", awake);
                });
    }

    /** A text from before the activation, or heard of when its time is over, puts nobody to sleep. */
    private static void takeOver(Turn turn, Engagement.Open engagement) {
        Instant at = turn.news().at();
        Instant until = at.plus(turn.context().limits().takeover());
        turn.fact("A person texted", engagement);
        if (at.isBefore(engagement.wish().at()) || !until.isAfter(turn.context().now())) {
            return;
        }
        boolean awake = engagement.overlays().owner() instanceof Owner.Setter;
        Engagement.Open asleep = turn.put(engagement.under(engagement.overlays().withOwner(new Owner.Person(until))));
        turn.start(
                new Request.EndTakeover(asleep.id()),
                Duration.between(turn.context().now(), until));
        if (awake) {
            turn.close(asleep, GateReason.PERSON);
            Replying.abandon(turn, asleep);
            turn.decided("The setter sleeps: a person has taken over", asleep);
        }
        if (asleep.phase() instanceof Phase.Activated activated
                && activated.intro().mayStillGo()) {
            Introducing.hold(turn, asleep, activated, "Intro held: a person has texted first");
        }
    }
}
