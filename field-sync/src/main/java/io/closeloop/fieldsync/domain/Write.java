package io.closeloop.fieldsync.domain;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One value on its way into one field of one contact.
 *
 * @param reason why it stands where it stands, for a person; null where the state says it all
 */
public record Write(
        UUID id, Asked asked, WriteState state, @Nullable String reason) {

    public static Write pending(UUID id, Asked asked) {
        return new Write(id, asked, WriteState.PENDING, null);
    }

    public String field() {
        return asked.fieldId();
    }

    public long sequence() {
        return asked.sequence();
    }

    public boolean isUnderWay() {
        return state == WriteState.WRITING;
    }

    /** @throws IllegalStateException for a transition that is not in {@link WriteState}'s table: a bug */
    Write become(WriteState next, @Nullable String reason) {
        if (!state.mayBecome(next)) {
            throw new IllegalStateException("a write that is " + state + " cannot become " + next + ": " + id);
        }
        return new Write(id, asked, next, reason);
    }
}
