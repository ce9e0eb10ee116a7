package io.closeloop.lifecycle.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A place in an ordered list: a number and, among equals, a name. Opaque to callers, who only give it back.
 *
 * @param number for a time its microseconds, which is what the database keeps
 */
public record Cursor(long number, String name) {

    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");

    static Cursor at(Instant time, String name) {
        return new Cursor(ChronoUnit.MICROS.between(Instant.EPOCH, time), name);
    }

    Instant time() {
        return Instant.EPOCH.plus(number, ChronoUnit.MICROS);
    }

    /** Letters, digits, {@code -} and {@code _}. */
    public String write() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString((number + " " + name).getBytes(UTF_8));
    }

    /** Whether its name is a number too, as of places among texts. */
    public boolean isNumbered() {
        return NUMBER.matcher(name).matches();
    }

    /** The database knows neither a time that far back nor the character U+0000. */
    private boolean isWritten() {
        return number >= 0 && name.indexOf('\0') < 0;
    }

    /** @return empty for what {@link #write} has not written */
    public static Optional<Cursor> read(String text) {
        try {
            String plain = new String(Base64.getUrlDecoder().decode(text), UTF_8);
            int blank = plain.indexOf(' ');
            return blank < 0
                    ? Optional.empty()
                    : Optional.of(new Cursor(Long.parseLong(plain.substring(0, blank)), plain.substring(blank + 1)))
                            .filter(Cursor::isWritten);
        } catch (IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }
}
