package io.closeloop.lifecycle.domain.setter;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How a setter behaves. What a setter leaves open is the account's, what the account leaves open is ours: {@link #standard}.
 *
 * @param requalifyOnInbound whether a disqualified lead that writes again is requalified. Source: charlie.md 1.2, off by default
 * @param ignoreClearedEnabled whether a cleared {@code charlie_enabled} is ignored; otherwise it silences the setter
 */
public record SetterSettings(
        Script script,
        Booking booking,
        LastWords lastWords,
        Pauses pauses,
        boolean requalifyOnInbound,
        boolean ignoreClearedEnabled) {

    /**
     * @param continueConversation whether texts after a booking are answered. Source: charlie.md 1.2, off by default
     * @param kills whether a booking is also a kill. Source: charlie.md 1.2, off by default
     * @param onOpportunityWon whether a won opportunity counts as a booking
     */
    public record Booking(boolean continueConversation, boolean kills, boolean onOpportunityWon) {}

    /**
     * What is said when a gate closes, and to {@code HELP}. Absent: nothing is said.
     *
     * @param optOut carriers confirm an opt-out by themselves
     */
    public record LastWords(
            @Nullable String disqualified,
            @Nullable String optOut,
            @Nullable String help) {}

    /**
     * @param afterPerson how long the setter sleeps when a person has texted from Close; zero: it does not
     * @param afterWorkflow the same for a text of a Close workflow
     * @param beforeIntro no intro within this time of any text that went to the number. Source: charlie.md 2.2
     */
    public record Pauses(Duration afterPerson, Duration afterWorkflow, Duration beforeIntro) {}

    public SetterSettings with(Booking changed) {
        return new SetterSettings(script, changed, lastWords, pauses, requalifyOnInbound, ignoreClearedEnabled);
    }

    public SetterSettings with(LastWords changed) {
        return new SetterSettings(script, booking, changed, pauses, requalifyOnInbound, ignoreClearedEnabled);
    }

    public SetterSettings with(Pauses changed) {
        return new SetterSettings(script, booking, lastWords, changed, requalifyOnInbound, ignoreClearedEnabled);
    }

    public static SetterSettings standard(Script script) {
        return new SetterSettings(
                script,
                new Booking(false, false, false),
                new LastWords(null, null, "Reply STOP to opt out of these messages."),
                new Pauses(Duration.ofMinutes(30), Duration.ofMinutes(30), Duration.ofMinutes(30)),
                false,
                false);
    }
}
