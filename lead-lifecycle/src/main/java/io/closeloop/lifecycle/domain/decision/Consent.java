package io.closeloop.lifecycle.domain.decision;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the person behind a phone number last said about being texted, by Close's clock: texts come in any order, and an older word never
 * beats a newer one (promise 4).
 *
 * @param stoppedAt the newest opt-out; null: none
 * @param startedAt the newest opt-in; null: none
 */
public record Consent(@Nullable Instant stoppedAt, @Nullable Instant startedAt) {

    public static final Consent UNSAID = new Consent(null, null);

    /** On a tie the person is left alone. */
    public boolean isSuppressed() {
        return stoppedAt != null && (startedAt == null || !startedAt.isAfter(stoppedAt));
    }

    public Consent stopped(Instant at) {
        return new Consent(later(stoppedAt, at), startedAt);
    }

    public Consent started(Instant at) {
        return new Consent(stoppedAt, later(startedAt, at));
    }

    private static Instant later(@Nullable Instant known, Instant heard) {
        return known == null || heard.isAfter(known) ? heard : known;
    }
}
