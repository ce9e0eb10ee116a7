package io.closeloop.lifecycle.store;

import io.closeloop.lifecycle.domain.state.Engagement;
import io.closeloop.lifecycle.domain.state.LeadState;
import io.closeloop.lifecycle.domain.state.Parties;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One line about a lead: its newest engagement. */
public final class Overview {

    private Overview() {}

    static Optional<UUID> setterOf(LeadState state) {
        return newest(state).map(Overview::partiesOf).map(Parties::setterId);
    }

    static Optional<String> phaseOf(LeadState state) {
        return newest(state).map(Overview::phaseOf);
    }

    /** {@code PENDING}, {@code ACTIVATED}, {@code INTRO_SENT}, {@code ENGAGED}, {@code CTA_REACHED}, {@code BOOKED}, {@code CLOSED}. */
    public static String phaseOf(Engagement engagement) {
        return switch (engagement) {
            case Engagement.Pending pending -> nameOf(pending);
            case Engagement.Open open -> nameOf(open.phase());
            case Engagement.Closed closed -> nameOf(closed);
        };
    }

    private static Optional<Engagement> newest(LeadState state) {
        return state.engagements().stream().reduce((older, newer) -> newer);
    }

    private static @Nullable Parties partiesOf(Engagement engagement) {
        return switch (engagement) {
            case Engagement.Pending pending -> null;
            case Engagement.Open open -> open.who();
            case Engagement.Closed closed -> closed.who();
        };
    }

    private static String nameOf(Object type) {
        return type.getClass()
                .getSimpleName()
                .replaceAll("(?<=[a-z])(?=[A-Z])", "_")
                .toUpperCase(Locale.ROOT);
    }
}
