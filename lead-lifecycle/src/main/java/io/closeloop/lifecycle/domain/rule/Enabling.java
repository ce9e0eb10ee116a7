package io.closeloop.lifecycle.domain.rule;

import io.closeloop.events.LeadMessage.GateReason;
import io.closeloop.lifecycle.domain.decision.Turn;
import io.closeloop.lifecycle.domain.setter.SetterProfile;
import io.closeloop.lifecycle.domain.state.Engagement;

/** A cleared {@code charlie_enabled} silences the setter without a Kill milestone; set again it resumes. Source: architecture, section 6. */
final class Enabling {

    private Enabling() {}

    static void apply(Turn turn) {
        turn.state().open().stream()
                .filter(open -> !open.wish().byPerson() && !open.overlays().disabled())
                .filter(open -> !turn.state().facts().enabled(open.who().contactId()))
                .filter(open -> !isIgnored(turn, open))
                .forEach(open -> silence(turn, open));
    }

    private static boolean isIgnored(Turn turn, Engagement.Open engagement) {
        SetterProfile setter = turn.context().setterOf(engagement);
        return setter != null && setter.settings().ignoreClearedEnabled();
    }

    private static void silence(Turn turn, Engagement.Open engagement) {
        Engagement.Open silenced =
                turn.put(engagement.under(engagement.overlays().withDisabled(true)));
        turn.close(silenced, GateReason.DISABLED);
        Replying.abandon(turn, silenced);
        turn.decided("Silenced: charlie_enabled has been cleared", silenced);
    }
}
