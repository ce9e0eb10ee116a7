package io.closeloop.lifecycle.settings;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What carriers and Close expect of a first text: who writes, and how to make it stop. A warning and no refusal, since we cannot know
 * every way of saying it. Source: charlie.md 3, "Compliance, from Close itself".
 */
public final class IntroLint {

    /** @param field the path of the setting that it is about */
    public record Warning(String field, String text) {}

    private static final String INTRO = Checking.ROOT + ".script.intro";
    private static final Pattern OPT_OUT = Pattern.compile("\\bstop\\b|\\bunsubscribe\\b|\\bopt[ -]?out\\b");
    private static final Pattern SENDER = Pattern.compile(
            "\\b(this is|my name is|my name's|it's|it is|i'm|i am|(here|writing) (from|at|with)|from the team)\\b");

    private IntroLint() {}

    /**
     * @param intro null: nothing to say about it
     * @param sender the setter's name; null where it is not about one setter
     */
    public static List<Warning> warnings(@Nullable String intro, @Nullable String sender) {
        if (intro == null) {
            return List.of();
        }
        String text = intro.toLowerCase(Locale.ROOT).replace('’', '\'');
        return Stream.concat(
                        OPT_OUT.matcher(text).find()
                                ? Stream.of()
                                : Stream.of("it does not say how to opt out; add \"Reply STOP to unsubscribe.\""),
                        sender == null || names(text, sender)
                                ? Stream.of()
                                : Stream.of("it does not say who writes; name the business, or at least " + sender))
                .map(said -> new Warning(INTRO, said))
                .toList();
    }

    private static boolean names(String text, String sender) {
        String first = sender.strip().split("\\s+", 2)[0].toLowerCase(Locale.ROOT);
        return text.contains(first) || SENDER.matcher(text).find();
    }
}
