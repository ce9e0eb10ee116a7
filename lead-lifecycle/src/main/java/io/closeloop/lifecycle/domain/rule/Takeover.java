package io.closeloop.lifecycle.domain.rule;

import io.closeloop.events.LeadMessage.GateReason;
import io.closeloop.lifecycle.domain.decision.PhoneChange;
import io.closeloop.lifecycle.domain.decision.Request;
import io.closeloop.lifecycle.domain.decision.Turn;
import io.closeloop.lifecycle.domain.news.Input.PersonTexted;
import io.closeloop.lifecycle.domain.news.Input.TakeoverOver;
import io.closeloop.lifecycle.domain.setter.SetterProfile;
import io.closeloop.lifecycle.domain.setter.SetterSettings.Pauses;
import io.closeloop.lifecycle.domain.state.Engagement;
import io.closeloop.lifecycle.domain.state.Owner;
import io.closeloop.lifecycle.domain.state.Phase;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * When somebody else texts from Close the setter sleeps for a set time, set apart for people and workflows; what comes meanwhile is not
 * answered on waking. Source: charlie.md 3.
 */
public final class Takeover {

    /** For those who take over on the dashboard where texting from Close puts nobody to sleep. */
    private static final Duration AT_LEAST = Duration.ofMinutes(30);

    private Takeover() {}

    public static void personTexted(Turn turn, PersonTexted texted) {
        turn.phone(new PhoneChange.Texted(texted.remotePhone(), turn.news().at()));
        turn.state().open().stream()
                .filter(open -> open.who().phone().equals(texted.remotePhone())
                        || open.who().contactId().equals(texted.contactId()))
                .forEach(open -> texted(turn, open, texted.byWorkflow()));
    }

    public static void over(Turn turn, TakeoverOver over) {
        turn.state().open(over.engagementId()).filter(Takeover::isAsleep).ifPresent(open -> wake(turn, open));
    }

    static void ordered(Turn turn, Engagement.Open engagement) {
        Duration pause = pauses(turn, engagement).map(Pauses::afterPerson).orElse(AT_LEAST);
        Instant until = turn.news().at().plus(pause.isZero() ? AT_LEAST : pause);
        sleep(turn, engagement, new Owner.Person(until));
    }

    static void giveBack(Turn turn, Engagement.Open engagement) {
        if (isAsleep(engagement)) {
            turn.cancel(Request.takeoverSlot(engagement.id()));
            wake(turn, engagement);
        } else {
            turn.refused("Nothing to give back: the setter is awake", engagement);
        }
    }

    /** A text from before the activation, or heard of when its time is over, puts nobody to sleep. */
    private static void texted(Turn turn, Engagement.Open engagement, boolean byWorkflow) {
        turn.fact(byWorkflow ? "A Close workflow texted" : "A person texted", engagement);
        Duration pause = pauses(turn, engagement)
                .map(byWorkflow ? Pauses::afterWorkflow : Pauses::afterPerson)
                .orElse(Duration.ZERO);
        Instant at = turn.news().at();
        Instant until = at.plus(pause);
        if (!engagement.wish().isAfterText(at) && until.isAfter(turn.context().now())) {
            sleep(turn, engagement, byWorkflow ? new Owner.Workflow(until) : new Owner.Person(until));
        }
    }

    private static void sleep(Turn turn, Engagement.Open engagement, Owner.Asleep owner) {
        if (engagement.overlays().owner() instanceof Owner.Asleep already
                && !owner.until().isAfter(already.until())) {
            return;
        }
        boolean awake = !isAsleep(engagement);
        Engagement.Open asleep = turn.put(engagement.under(engagement.overlays().withOwner(owner)));
        turn.start(
                new Request.EndTakeover(asleep.id()),
                Duration.between(turn.context().now(), owner.until()));
        if (awake) {
            turn.close(asleep, GateReason.PERSON);
            Replying.abandon(turn, asleep);
            turn.decided("The setter sleeps: " + reason(owner).text(), asleep);
        }
        if (asleep.phase() instanceof Phase.Activated activated
                && activated.intro().mayStillGo()) {
            Introducing.hold(turn, asleep, activated, "Intro held: somebody else has texted first");
        }
    }

    private static void wake(Turn turn, Engagement.Open engagement) {
        Engagement.Open awake = turn.put(engagement.under(engagement.overlays().withOwner(Owner.AI)));
        turn.open(awake, GateReason.PERSON);
        turn.decided("The setter is awake again", awake);
    }

    private static Silence reason(Owner.Asleep owner) {
        return switch (owner) {
            case Owner.Person person -> Silence.PERSON;
            case Owner.Workflow workflow -> Silence.WORKFLOW;
        };
    }

    private static boolean isAsleep(Engagement.Open engagement) {
        return engagement.overlays().owner() instanceof Owner.Asleep;
    }

    private static Optional<Pauses> pauses(Turn turn, Engagement.Open engagement) {
        return Optional.ofNullable(turn.context().setterOf(engagement))
                .map(SetterProfile::settings)
                .map(settings -> settings.pauses());
    }
}
