package io.closeloop.lifecycle.domain.rule;

import io.closeloop.lifecycle.domain.decision.Context;
import io.closeloop.lifecycle.domain.setter.SetterProfile;
import io.closeloop.lifecycle.domain.state.Engagement;
import io.closeloop.lifecycle.domain.state.MasterKill;
import io.closeloop.lifecycle.domain.state.Overlays;
import io.closeloop.lifecycle.domain.state.Owner;
import io.closeloop.lifecycle.domain.state.Phase;

/** "May the setter speak now?" Every text passes here; the answer and its reason are shown to people. Source: charlie.md 2.3. */
public sealed interface MaySpeak {

    /** With what it takes to speak. */
    record Yes(String fromPhone, SetterProfile setter) implements MaySpeak {}

    record No(Silence why) implements MaySpeak {}

    static MaySpeak ask(Engagement.Open engagement, Context context) {
        SetterProfile setter = context.setterOf(engagement);
        String from = context.integration().sendingNumber();
        Overlays overlays = engagement.overlays();
        if (!context.isConnected()) {
            return new No(Silence.INTEGRATION_REMOVED);
        }
        if (context.phones().isSuppressed(engagement.who().phone())) {
            return new No(Silence.OPTED_OUT);
        }
        if (overlays.isKilled()) {
            return new No(MasterKill.NAME.equals(overlays.killedBy()) ? Silence.MASTER_KILLED : Silence.KILLED);
        }
        if (overlays.isDisqualified()) {
            return new No(Silence.DISQUALIFIED);
        }
        if (overlays.disabled()) {
            return new No(Silence.DISABLED);
        }
        switch (overlays.owner()) {
            case Owner.Setter() -> {}
            case Owner.Person(var until) -> {
                return new No(Silence.PERSON);
            }
            case Owner.Workflow(var until) -> {
                return new No(Silence.WORKFLOW);
            }
        }
        if (overlays.talkLater() != null) {
            return new No(Silence.TALK_LATER);
        }
        if (setter == null || !setter.active()) {
            return new No(Silence.SETTER_OFF);
        }
        if (engagement.phase() instanceof Phase.Booked
                && !setter.settings().booking().continueConversation()) {
            return new No(Silence.BOOKED);
        }
        return from == null ? new No(Silence.NO_SENDING_NUMBER) : new Yes(from, setter);
    }
}
