package io.closeloop.lifecycle.store;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One line of a list of leads: its newest engagement.
 *
 * @param key {@code integration/leadId}
 * @param contact null while nobody is talked with yet
 */
public record LeadLine(
        String key,
        String leadId,
        String integration,
        @Nullable Contact contact,
        @Nullable UUID setterId,
        @Nullable String phase,
        List<String> chips,
        Instant updatedAt) {

    public record Contact(String id, String name, String phone) {
        @Override
        public String toString() {
            return "Contact[" + id + "]";
        }
    }

    Cursor place() {
        return Cursor.at(updatedAt, key);
    }
}
