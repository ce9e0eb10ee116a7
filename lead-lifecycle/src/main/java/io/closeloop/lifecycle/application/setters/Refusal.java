package io.closeloop.lifecycle.application.setters;

import io.closeloop.lifecycle.settings.Complaint;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Why something was not done to a setter or the defaults; then nothing was. */
public sealed interface Refusal {

    /** @param complaints one at least */
    record Invalid(List<Complaint> complaints) implements Refusal {}

    /** @param field where the caller named it; null: in the address */
    record Unknown(UUID setter, @Nullable String field) implements Refusal {}

    record Deleted(UUID setter, @Nullable String field) implements Refusal {}

    /**
     * Somebody else was faster.
     *
     * @param field where the caller gave the version
     */
    record Overtaken(String field, long version) implements Refusal {}

    /** @param cure what keeps it, and what to do about that */
    record InUse(String cure) implements Refusal {}
}
