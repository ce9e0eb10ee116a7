package io.closeloop.lifecycle.domain.rule;

import static java.util.Objects.requireNonNull;

import io.closeloop.lifecycle.domain.decision.Context;
import io.closeloop.lifecycle.domain.setter.SetterProfile;
import io.closeloop.lifecycle.domain.state.Engagement;
import io.closeloop.lifecycle.domain.state.MasterKill;
import io.closeloop.lifecycle.domain.state.Overlays;
import io.closeloop.lifecycle.domain.state.Owner;
import io.closeloop.lifecycle.domain.state.Phase;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** "May the setter speak now?" Every text passes here; the answer and its reason are shown to people. Source: charlie.md 2.3. */
public sealed interface MaySpeak {

    /** With what it takes to speak. */
    record Yes(String fromPhone, SetterProfile setter) implements MaySpeak {}

    record No(Silence why) implements MaySpeak {}

    static MaySpeak ask(Engagement.Open engagement, Context context) {
        SetterProfile setter = context.setterOf(engagement);
        String from = context.integration().sendingNumber();
        Silence why = Stream.of(
                        above(engagement, context),
                        under(engagement.overlays()),
                        asleep(engagement.overlays().owner()),
                        with(engagement, setter),
                        from == null ? Silence.NO_SENDING_NUMBER : null)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
        return why == null && from != null && setter != null ? new Yes(from, setter) : new No(requireNonNull(why));
    }

    private static @Nullable Silence above(Engagement.Open engagement, Context context) {
        if (!context.isConnected()) {
            return Silence.INTEGRATION_REMOVED;
        }
        return context.phones().isSuppressed(engagement.who().phone()) ? Silence.OPTED_OUT : null;
    }

    private static @Nullable Silence under(Overlays overlays) {
        if (overlays.isKilled()) {
            return MasterKill.NAME.equals(overlays.killedBy()) ? Silence.MASTER_KILLED : Silence.KILLED;
        }
        if (overlays.isDisqualified()) {
            return Silence.DISQUALIFIED;
        }
        if (overlays.disabled()) {
            return Silence.DISABLED;
        }
        return overlays.talkLater() == null ? null : Silence.TALK_LATER;
    }

    private static @Nullable Silence asleep(Owner owner) {
        return switch (owner) {
            case Owner.Setter() -> null;
            case Owner.Person person -> Silence.PERSON;
            case Owner.Workflow workflow -> Silence.WORKFLOW;
        };
    }

    private static @Nullable Silence with(Engagement.Open engagement, @Nullable SetterProfile setter) {
        if (setter == null || !setter.active()) {
            return Silence.SETTER_OFF;
        }
        boolean over = engagement.phase() instanceof Phase.Booked
                && !setter.settings().booking().continueConversation();
        return over ? Silence.BOOKED : null;
    }
}
