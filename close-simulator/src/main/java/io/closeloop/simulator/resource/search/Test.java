package io.closeloop.simulator.resource.search;

import com.fasterxml.jackson.databind.JsonNode;
import io.closeloop.simulator.state.DateFilter;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What is asked of one value; of a list, that any of its values has it. */
sealed interface Test {
    enum Mode {
        FULL_WORDS,
        PHRASE,
        EXACT
    }

    /** @param caseless for {@link Mode#EXACT}; words never mind the case */
    record Text(Mode mode, String value, boolean caseless) implements Test {}

    /** One of these values. */
    record Term(Set<String> values) implements Test {}

    record Is(boolean value) implements Test {}

    record Exists() implements Test {}

    /** Null where there is no bound. */
    record Numbers(
            @Nullable Double gt,
            @Nullable Double gte,
            @Nullable Double lt,
            @Nullable Double lte) implements Test {}

    record Moments(@Nullable Instant onOrAfter, @Nullable Instant before) implements Test {}

    default boolean matches(JsonNode value) {
        return switch (this) {
            case Exists t -> exists(value);
            case Is t -> value.asBoolean(false) == t.value();
            case Text t -> any(value, v -> v.isValueNode() && exists(v) && text(t, v.asText()));
            case Term t -> any(value, v -> t.values().contains(v.asText()));
            case Numbers t -> any(value, v -> v.isNumber() && within(t, v.doubleValue()));
            case Moments t ->
                any(
                        value,
                        v -> DateFilter.instant(v.asText())
                                .filter(at -> within(t, at))
                                .isPresent());
        };
    }

    private static boolean any(JsonNode value, Predicate<JsonNode> test) {
        return value.isArray() ? value.valueStream().anyMatch(test) : test.test(value);
    }

    private static boolean exists(JsonNode value) {
        boolean empty = value.isMissingNode() || value.isNull();
        boolean blank = value.isTextual() && value.textValue().isEmpty();
        return !(empty || blank || (value.isContainerNode() && value.isEmpty()));
    }

    private static boolean text(Text test, String value) {
        return switch (test.mode()) {
            case EXACT -> test.caseless() ? value.equalsIgnoreCase(test.value()) : value.equals(test.value());
            case FULL_WORDS -> words(value).containsAll(words(test.value()));
            case PHRASE -> Collections.indexOfSubList(words(value), words(test.value())) >= 0;
        };
    }

    private static List<String> words(String text) {
        return Arrays.stream(text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+", -1))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    private static boolean within(Numbers test, double value) {
        return (test.gt() == null || value > test.gt())
                && (test.gte() == null || value >= test.gte())
                && (test.lt() == null || value < test.lt())
                && (test.lte() == null || value <= test.lte());
    }

    private static boolean within(Moments test, Instant at) {
        return (test.onOrAfter() == null || !at.isBefore(test.onOrAfter()))
                && (test.before() == null || at.isBefore(test.before()));
    }
}
