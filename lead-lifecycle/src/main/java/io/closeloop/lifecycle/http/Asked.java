package io.closeloop.lifecycle.http;

import io.closeloop.lifecycle.store.Cursor;
import io.closeloop.service.http.ProblemException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads query parameters. What is wrong is refused with the parameter's name and what to give instead: JAX-RS itself would answer 404. */
final class Asked {

    private static final String UNCHANGED = "give what the answer before named as next or earlier, unchanged";
    private static final Instant EARLIEST = Instant.parse("0001-01-02T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-12-30T00:00:00Z");

    private Asked() {}

    static Optional<UUID> uuid(String name, @Nullable String value) {
        return read(value, UUID::fromString, name, "give a UUID");
    }

    /** @return the fallback where nothing is given */
    static int number(String name, @Nullable String value, int most, int fallback) {
        String cure = "give a number from 1 to " + most;
        int number = read(value, Integer::valueOf, name, cure).orElse(fallback);
        if (number < 1 || number > most) {
            throw wrong(name, cure);
        }
        return number;
    }

    /** An instant, or a day in the zone: its first moment there. */
    static Optional<Instant> time(String name, @Nullable String value, ZoneId zone) {
        return read(
                value,
                text -> known(
                        text.length() == "2026-01-31".length()
                                ? LocalDate.parse(text).atStartOfDay(zone).toInstant()
                                : Instant.parse(text)),
                name,
                "give a day such as 2026-01-31 or an instant such as 2026-01-31T12:00:00Z (a + must be written %2B)");
    }

    /** The database's time is shorter than Java's. */
    private static Instant known(Instant time) {
        if (time.isBefore(EARLIEST) || time.isAfter(LATEST)) {
            throw new IllegalArgumentException();
        }
        return time;
    }

    static ZoneId zone(String name, @Nullable String value) {
        return read(value, ZoneId::of, name, "give a time zone such as Europe/Berlin")
                .orElseGet(() -> ZoneId.of("UTC"));
    }

    static Optional<Cursor> cursor(String name, @Nullable String value) {
        return read(value, text -> Cursor.read(text).orElseThrow(IllegalArgumentException::new), name, UNCHANGED);
    }

    /** As {@link #cursor}, among the texts of a conversation. */
    static Optional<Cursor> placeOfText(String name, @Nullable String value) {
        return cursor(name, value).map(place -> {
            if (!place.isNumbered()) {
                throw wrong(name, UNCHANGED);
            }
            return place;
        });
    }

    /** Versions before this one; all where nothing is given. */
    static long version(String name, @Nullable String value) {
        return read(value, Long::valueOf, name, "give the number of a version").orElse(Long.MAX_VALUE);
    }

    /** A place in a timeline: the id of an entry. */
    static Optional<Cursor> place(String name, @Nullable String value) {
        return read(
                value, text -> new Cursor(Long.parseLong(text), ""), name, "give the id of an entry of the timeline");
    }

    /** One of the names of an enum, in any case. */
    static <E extends Enum<E>> E one(String name, @Nullable String value, E fallback) {
        return read(
                        value,
                        text -> constant(fallback.getDeclaringClass(), text),
                        name,
                        choices(fallback.getDeclaringClass()))
                .orElse(fallback);
    }

    /** Any of the names of an enum, in any case; the parameter may be repeated. */
    static <E extends Enum<E>> List<E> several(String name, List<String> values, Class<E> type) {
        return values.stream()
                .flatMap(value -> read(value, text -> constant(type, text), name, choices(type)).stream())
                .toList();
    }

    /** Empty when blank. */
    static Optional<String> text(String name, @Nullable String value, int longest) {
        return read(value, text -> text, name, "").map(text -> {
            if (text.length() > longest) {
                throw wrong(name, "give at most " + longest + " characters");
            }
            return text;
        });
    }

    static ProblemException wrong(String name, String cure) {
        return new ProblemException(LifecycleError.FIELD_INVALID, cure, name);
    }

    private static <T> Optional<T> read(@Nullable String value, Function<String, T> read, String name, String cure) {
        if (value == null || value.isBlank()) {
            return Optional.empty();
        }
        try {
            return Optional.of(read.apply(value.strip()));
        } catch (IllegalArgumentException | DateTimeException e) {
            throw wrong(name, cure);
        }
    }

    private static <E extends Enum<E>> E constant(Class<E> type, String text) {
        return Stream.of(type.getEnumConstants())
                .filter(constant -> constant.name().equalsIgnoreCase(text))
                .findFirst()
                .orElseThrow(IllegalArgumentException::new);
    }

    private static <E extends Enum<E>> String choices(Class<E> type) {
        return "give one of "
                + Stream.of(type.getEnumConstants()).map(Enum::name).toList();
    }
}
