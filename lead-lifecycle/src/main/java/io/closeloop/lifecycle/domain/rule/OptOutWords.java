package io.closeloop.lifecycle.domain.rule;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;

/**
 * The words that carriers and the FCC hold for conclusive, on the whole message only: "Stop by at 5?" is no opt-out. Source:
 * faults-and-expectations.md 3.
 */
final class OptOutWords {

    private static final Set<String> STOP = Set.of(
            "stop", "stopall", "stop all", "unsubscribe", "cancel", "end", "quit", "revoke", "optout", "opt out");
    private static final Set<String> START = Set.of("start", "unstop");
    private static final Set<String> HELP = Set.of("help", "info");

    private OptOutWords() {}

    static boolean isStop(String text) {
        return STOP.contains(normalized(text));
    }

    static boolean isStart(String text) {
        return START.contains(normalized(text));
    }

    static boolean isHelp(String text) {
        return HELP.contains(normalized(text));
    }

    /** Case, punctuation, full-width letters and emoji around the word do not change what was meant. */
    private static String normalized(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}]+", " ")
                .strip();
    }
}
