package io.closeloop.lifecycle.store;

import io.closeloop.lifecycle.domain.state.Engagement;
import io.closeloop.lifecycle.domain.state.Intro;
import io.closeloop.lifecycle.domain.state.LeadState;
import io.closeloop.lifecycle.domain.state.Overlays;
import io.closeloop.lifecycle.domain.state.Owner;
import io.closeloop.lifecycle.domain.state.Parties;
import io.closeloop.lifecycle.domain.state.Phase;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
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

    /** Those that are kept with the lead. */
    static String[] chipsOf(LeadState state) {
        Stream<Chip> ofEngagement = newest(state)
                .filter(Engagement.Open.class::isInstance)
                .map(Engagement.Open.class::cast)
                .map(Overview::chipsOf)
                .orElseGet(Stream::empty);
        return Stream.concat(chip(state.masterKill() != null, Chip.MASTER_KILLED).stream(), ofEngagement)
                .map(Chip::name)
                .toArray(String[]::new);
    }

    private static Stream<Chip> chipsOf(Engagement.Open open) {
        Overlays overlays = open.overlays();
        return Stream.of(
                        chip(overlays.isKilled(), Chip.KILLED),
                        chip(overlays.isDisqualified(), Chip.DISQUALIFIED),
                        chip(overlays.disabled(), Chip.DISABLED),
                        chip(overlays.setterOff(), Chip.SETTER_OFF),
                        chip(!(overlays.owner() instanceof Owner.Setter), Chip.PERSON),
                        chip(overlays.talkLater() != null, Chip.TALK_LATER),
                        chip(isIntro(open, Intro.State.HELD) || open.held() != null, Chip.HELD),
                        chip(isIntro(open, Intro.State.FAILED), Chip.INTRO_FAILED),
                        chip(!open.talk().unanswered().isEmpty(), Chip.UNANSWERED))
                .flatMap(Optional::stream);
    }

    private static boolean isIntro(Engagement.Open open, Intro.State state) {
        return open.phase() instanceof Phase.Activated activated
                && activated.intro().state() == state;
    }

    private static Optional<Chip> chip(boolean stands, Chip chip) {
        return stands ? Optional.of(chip) : Optional.empty();
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
