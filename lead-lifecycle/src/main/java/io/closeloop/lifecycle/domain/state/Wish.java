package io.closeloop.lifecycle.domain.state;

import io.closeloop.events.Cause;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * That somebody wants this lead talked with.
 *
 * @param at by Close's clock
 * @param byPerson by a command and not by a field: clearing the field does not take it back
 * @param setter the one that a command names; null: the fields or the default say
 */
public record Wish(
        Level level,
        Cause cause,
        Instant at,
        boolean byPerson,
        @Nullable UUID setter) {

    /** A person wants it so, now and on purpose; a merge or a field that follows one does not. */
    public boolean isOrdered() {
        return byPerson && cause.kind().equals("person");
    }

    /**
     * Whether it came after a text of that time. Close tells the times of texts in whole seconds (close-api.md 5.1): of what lies in one second nobody
     * knows the order, and the text counts.
     */
    public boolean isAfterText(Instant text) {
        return at.truncatedTo(ChronoUnit.SECONDS).isAfter(text);
    }

    /** After a merge: the field that said so is gone with its lead. */
    public Wish whateverTheField() {
        return new Wish(level, cause, at, true, setter);
    }
}
