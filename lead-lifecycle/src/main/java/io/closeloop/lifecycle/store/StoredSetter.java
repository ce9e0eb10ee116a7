package io.closeloop.lifecycle.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A setter as people keep it.
 *
 * @param settings its own alone, without what the account's defaults say
 * @param version raised by every change of anything here
 * @param deletedAt null: it is not
 */
public record StoredSetter(
        UUID id,
        String name,
        boolean active,
        ObjectNode settings,
        long version,
        @Nullable Instant deletedAt) {}
