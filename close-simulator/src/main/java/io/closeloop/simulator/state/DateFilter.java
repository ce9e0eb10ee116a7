package io.closeloop.simulator.state;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.function.Predicate;

/** Filters such as {@code date_created__gte}. */
public final class DateFilter {
    /** How a comparison is written at the end of a parameter's name. */
    public static final Set<String> SUFFIXES = Set.of("__gt", "__gte", "__lt", "__lte");

    private DateFilter() {}

    /** On the key of an object. */
    public static Predicate<ObjectNode> of(String key, String suffix, String value, Errors errors) {
        Predicate<Instant> bound = bound(key, suffix, value, errors);
        return row -> instant(row.path(key).asText()).filter(bound).isPresent();
    }

    /** On a time itself; {@code key} only names it in an error. */
    public static Predicate<Instant> bound(String key, String suffix, String value, Errors errors) {
        Optional<Instant> bound = instant(value);
        if (bound.isEmpty()) {
            errors.field(key + suffix, "Invalid date. Use ISO 8601, with the plus sign of an offset encoded.");
            return at -> true;
        }
        IntPredicate holds = holds(suffix);
        return at -> holds.test(at.compareTo(bound.get()));
    }

    private static IntPredicate holds(String suffix) {
        return switch (suffix) {
            case "__gt" -> comparison -> comparison > 0;
            case "__gte" -> comparison -> comparison >= 0;
            case "__lt" -> comparison -> comparison < 0;
            case "__lte" -> comparison -> comparison <= 0;
            default -> throw new IllegalArgumentException(suffix);
        };
    }

    /** A time with or without an offset (then UTC), or a date. */
    public static Optional<Instant> instant(String text) {
        try {
            if (text.length() <= 10) {
                return Optional.of(LocalDate.parse(text).atStartOfDay().toInstant(ZoneOffset.UTC));
            }
            boolean offset = text.endsWith("Z") || text.substring(10).matches(".*[+-]\\d\\d:?\\d\\d");
            return Optional.of(
                    offset
                            ? OffsetDateTime.parse(text).toInstant()
                            : LocalDateTime.parse(text).toInstant(ZoneOffset.UTC));
        } catch (DateTimeParseException notADate) {
            return Optional.empty();
        }
    }
}
