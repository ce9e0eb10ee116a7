package io.closeloop.fieldsync.domain;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The kinds of custom field that can take a fixed value, and the form each wants. Source: close-api.md 3.3 and 4. */
public enum FieldKind {
    TEXT,
    CHOICE,
    /** A choices field that holds several values. The mapped one replaces them all: the field then says what the milestone says. */
    CHOICES,
    NUMBER,
    DATE,
    DATETIME;

    /** @return empty for a type that cannot take a fixed value, such as {@code user} */
    public static Optional<FieldKind> of(@Nullable String closeType, boolean acceptsMultipleValues) {
        return switch (closeType) {
            case "text", "hidden" -> Optional.of(TEXT);
            case "choices" -> Optional.of(acceptsMultipleValues ? CHOICES : CHOICE);
            case "number" -> Optional.of(NUMBER);
            case "date" -> Optional.of(DATE);
            case "datetime" -> Optional.of(DATETIME);
            case null, default -> Optional.empty();
        };
    }

    /** @return what is wrong with the value and what to give instead; empty if the field can take it */
    public Optional<String> complaint(String value, List<String> choices) {
        return switch (this) {
            case TEXT -> Optional.empty();
            case CHOICE, CHOICES ->
                choices.contains(value)
                        ? Optional.empty()
                        : Optional.of("is not one of the field's choices; give one of: " + String.join(", ", choices));
            case NUMBER -> parses(() -> new BigDecimal(value), "is not a number; give one such as 42 or 0.5");
            case DATE -> parses(() -> LocalDate.parse(value), "is not a date; give it as 2026-01-31");
            case DATETIME ->
                parses(
                        () -> OffsetDateTime.parse(value),
                        "is not a time with an offset; give it as 2026-01-31T09:00:00+00:00");
        };
    }

    /** The value as it goes into the JSON of a write: text, number or list. */
    public Object forClose(String value) {
        return switch (this) {
            case TEXT, CHOICE, DATE, DATETIME -> value;
            case CHOICES -> List.of(value);
            case NUMBER -> new BigDecimal(value);
        };
    }

    /**
     * Whether Close holds the value. Close may give it another spelling: 5 and 5.0, Z and +00:00.
     *
     * @param held what {@code GET contact} showed: text, number or list; null if the field is unset
     */
    public boolean holds(@Nullable Object held, String value) {
        return switch (this) {
            case TEXT -> held != null && held.toString().strip().equals(value.strip());
            case CHOICE, DATE -> value.equals(held);
            case CHOICES -> held instanceof List<?> list ? list.equals(List.of(value)) : value.equals(held);
            case NUMBER -> held instanceof Number number && decimal(number).compareTo(new BigDecimal(value)) == 0;
            case DATETIME -> held instanceof String text && sameInstant(text, value);
        };
    }

    private static BigDecimal decimal(Number number) {
        return new BigDecimal(number.toString());
    }

    private static boolean sameInstant(String held, String value) {
        try {
            return OffsetDateTime.parse(held).isEqual(OffsetDateTime.parse(value));
        } catch (DateTimeException notATime) {
            return Objects.equals(held, value);
        }
    }

    private static Optional<String> parses(Runnable parse, String otherwise) {
        try {
            parse.run();
            return Optional.empty();
        } catch (NumberFormatException | DateTimeException e) {
            return Optional.of(otherwise);
        }
    }
}
