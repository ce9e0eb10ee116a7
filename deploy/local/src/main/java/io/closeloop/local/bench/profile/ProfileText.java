package io.closeloop.local.bench.profile;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Profiles side by side, as Markdown. */
public final class ProfileText {

    private static final String PROFILES = """

            ## What takes the processor time of %s

            | µs | %s |
            |---|%s
            | all | %s |
            %s

            The methods of each, with what the JDK does for them:

            """;

    private ProfileText() {}

    /** @param what as {@code an event} */
    public static String of(String what, List<Profile> profiles) {
        Stream<String> categories = profiles.stream()
                .flatMap(profile -> profile.micros().keySet().stream())
                .distinct();
        String rows = categories
                .map(category -> "| " + category + " | "
                        + cells(profiles, profile -> micros(profile.micros().getOrDefault(category, 0.0))) + " |")
                .collect(Collectors.joining("\n"));
        String methods = profiles.stream()
                .map(profile -> profile.top().entrySet().stream()
                        .map(method -> method.getKey() + " " + micros(method.getValue()))
                        .collect(Collectors.joining(", ", "- " + profile.contender() + ": ", "")))
                .collect(Collectors.joining("\n"));
        return PROFILES.formatted(
                        what,
                        cells(profiles, Profile::contender),
                        "---|".repeat(profiles.size()),
                        cells(profiles, profile -> micros(profile.allMicros())),
                        rows)
                + methods
                + "\n";
    }

    private static String cells(List<Profile> profiles, Function<Profile, String> cell) {
        return profiles.stream().map(cell).collect(Collectors.joining(" | "));
    }

    private static String micros(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
