package io.closeloop.connector.domain;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a person chooses.
 *
 * @param sendingNumber E.164; null until chosen: nobody is texted before
 * @param defaultSetterId null: a lead that names no setter is refused and shown
 */
public record Settings(
        @Nullable String sendingNumber, @Nullable UUID defaultSetterId) {

    public static final Settings NONE = new Settings(null, null);
}
