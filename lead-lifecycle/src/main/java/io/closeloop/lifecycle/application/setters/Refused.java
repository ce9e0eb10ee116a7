package io.closeloop.lifecycle.application.setters;

import io.closeloop.lifecycle.settings.Complaint;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Ends a request and its transaction. */
public final class Refused extends RuntimeException {

    private final transient Refusal refusal;

    public Refused(Refusal refusal) {
        super(refusal.getClass().getSimpleName(), null, false, false);
        this.refusal = refusal;
    }

    static Refused of(@Nullable String field, String cure) {
        return new Refused(new Refusal.Invalid(List.of(new Complaint(field, cure))));
    }

    /** @throws Refused if there is anything to complain of */
    static void ifAny(List<Complaint> complaints) {
        if (!complaints.isEmpty()) {
            throw new Refused(new Refusal.Invalid(complaints));
        }
    }

    public Refusal refusal() {
        return refusal;
    }
}
