package io.closeloop.lifecycle.settings;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What is wrong with a document of settings, each place by its path. Parts may be missing, and null says that one is left open. */
public final class Checking {

    static final String ROOT = "settings";

    /** Ten parts of an SMS; beyond it carriers cut. */
    static final int LONGEST_TEXT = 1600;

    static final int MOST_WORDS = 200;
    static final int LONGEST_WORD = 100;

    /** The longest that anything here may last: a longer pause is a setter switched off. */
    public static final Duration LONGEST = Duration.ofDays(30);

    private static final int SHOWN = 40;
    private static final Pattern VARIABLE = Pattern.compile("\\{\\{(.*?)(}}|$)", Pattern.DOTALL);

    private Checking() {}

    /** Nothing where all is right. */
    public static List<Complaint> check(JsonNode settings) {
        return check(ROOT, settings, Shape.SETTINGS).toList();
    }

    /** The required texts that are in none of the layers. */
    public static List<Complaint> missing(Layers layers) {
        ObjectNode effective = layers.effective();
        return Shape.leaves().entrySet().stream()
                .filter(leaf -> leaf.getValue() instanceof Shape.Text(boolean required) && required)
                .filter(leaf ->
                        effective.at("/" + leaf.getKey().replace('.', '/')).isMissingNode())
                .map(leaf -> new Complaint(
                        ROOT + "." + leaf.getKey(),
                        "give a text: neither the setter nor the account's defaults have one"))
                .toList();
    }

    private static Stream<Complaint> check(String path, JsonNode value, Shape shape) {
        if (value.isNull()) {
            return Stream.of();
        }
        return switch (shape) {
            case Shape.Group(Map<String, Shape> parts) -> group(path, value, parts);
            case Shape.Text(boolean required) -> text(path, value, required);
            case Shape.Words() -> words(path, value);
            case Shape.Flag() -> unless(value.isBoolean(), path, "give true or false");
            case Shape.Time() -> time(path, value);
        };
    }

    private static Stream<Complaint> group(String path, JsonNode value, Map<String, Shape> parts) {
        if (!value.isObject()) {
            return complain(path, "give an object with any of " + String.join(", ", parts.keySet()));
        }
        return value.properties().stream().flatMap(entry -> {
            String part = path + "." + entry.getKey();
            Shape shape = parts.get(entry.getKey());
            return shape == null
                    ? complain(part, "there is no such setting; known here: " + String.join(", ", parts.keySet()))
                    : check(part, entry.getValue(), shape);
        });
    }

    private static Stream<Complaint> text(String path, JsonNode value, boolean required) {
        if (!value.isTextual()) {
            return complain(path, "give a text");
        }
        String text = value.textValue();
        if (text.isBlank() && (required || !text.isEmpty())) {
            String none = required ? "" : "; \"\" for none at all";
            return complain(path, "give a text that is not blank, or null to leave it to the defaults" + none);
        }
        if (text.length() > LONGEST_TEXT) {
            return complain(path, "give at most " + LONGEST_TEXT + " characters, these are " + text.length());
        }
        Matcher variable = VARIABLE.matcher(text);
        return variable.results()
                .filter(found -> !found.group().equals("{{first_name}}"))
                .limit(1)
                .map(found -> new Complaint(
                        path, "nothing fills " + shortened(found.group()) + "; the only variable is {{first_name}}"));
    }

    /** One that is never closed goes on to the end of the text. */
    private static String shortened(String variable) {
        return variable.length() <= SHOWN ? variable : variable.substring(0, SHOWN) + "…";
    }

    private static Stream<Complaint> words(String path, JsonNode value) {
        if (!value.isArray()) {
            return complain(path, "give a list of texts");
        }
        if (value.size() > MOST_WORDS) {
            return complain(path, "give at most " + MOST_WORDS + " words, these are " + value.size());
        }
        return IntStream.range(0, value.size()).boxed().flatMap(i -> word(path + "[" + i + "]", value.get(i)));
    }

    private static Stream<Complaint> word(String path, JsonNode word) {
        if (!word.isTextual()) {
            return complain(path, "give a text");
        }
        if (word.textValue().isBlank()) {
            return complain(path, "leave it out: an empty word is in every text");
        }
        int length = word.textValue().length();
        return unless(length <= LONGEST_WORD, path, "give at most " + LONGEST_WORD + " characters");
    }

    private static Stream<Complaint> time(String path, JsonNode value) {
        String cure = "give a duration of ISO 8601 between PT0S and P" + LONGEST.toDays() + "D, as PT30M, PT2H or P1D";
        try {
            Duration time = value.isTextual() ? Duration.parse(value.textValue()) : LONGEST.negated();
            return unless(!time.isNegative() && time.compareTo(LONGEST) <= 0, path, cure);
        } catch (DateTimeParseException e) {
            return complain(path, cure);
        }
    }

    private static Stream<Complaint> unless(boolean right, String path, String cure) {
        return right ? Stream.of() : complain(path, cure);
    }

    private static Stream<Complaint> complain(String path, String cure) {
        return Stream.of(new Complaint(path, cure));
    }
}
