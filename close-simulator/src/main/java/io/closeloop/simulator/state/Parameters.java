package io.closeloop.simulator.state;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The query of a request, decoded; of a repeated parameter the first value. */
public record Parameters(Map<String, String> values) {
    /** Those that do not choose objects. */
    static final Set<String> STEERING = Set.of("_limit", "_skip", "_fields", "_order_by");

    public static final Parameters NONE = new Parameters(Map.of());

    public Optional<String> get(String name) {
        return Optional.ofNullable(values.get(name));
    }

    /** A whole number of zero or more; the default when absent; anything else is an error. */
    public int number(String name, int byDefault, int max, Errors errors) {
        String text = values.get(name);
        if (text == null) {
            return byDefault;
        }
        if (!text.matches("\\d{1,9}")) {
            errors.field(name, "Must be a whole number of zero or more.");
            return byDefault;
        }
        int number = Integer.parseInt(text);
        if (number > max) {
            errors.field(name, "Value must be less than or equal to " + max + ".");
        }
        return number;
    }

    public static List<String> commaList(String text) {
        return Arrays.asList(text.split(",", -1));
    }
}
