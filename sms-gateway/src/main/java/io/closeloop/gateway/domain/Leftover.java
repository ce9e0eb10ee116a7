package io.closeloop.gateway.domain;

import org.jspecify.annotations.Nullable;

/**
 * What of ours may lie around in Close and has to be cleared away, so that nobody presses Send on it.
 *
 * @param draft a draft that is not wanted any more; null: none is known
 * @param strays drafts may exist whose ids were never learned
 */
public record Leftover(@Nullable String draft, boolean strays) {

    public static final Leftover NONE = new Leftover(null, false);

    public Leftover withDraft(String smsId) {
        return new Leftover(smsId, strays);
    }

    public Leftover withoutDraft() {
        return new Leftover(null, strays);
    }

    public Leftover withStrays() {
        return new Leftover(draft, true);
    }

    public Leftover withoutStrays() {
        return new Leftover(draft, false);
    }
}
