package io.closeloop.lifecycle.http;

import io.closeloop.lifecycle.application.FindingLeads.Wanted;
import io.closeloop.lifecycle.store.Chip;
import java.time.ZoneOffset;
import java.util.List;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/**
 * Which leads: {@code setter} (UUID), {@code phase} (repeated: any of them), {@code chip} (repeated: all of them), {@code q} (lead id, phone number
 * or beginning of a name), {@code updatedSince} (instant).
 */
record LeadQuery(
        @RestQuery("setter") @Nullable String setter,
        @RestQuery("phase") List<String> phases,
        @RestQuery("chip") List<String> chips,
        @RestQuery("q") @Nullable String q,
        @RestQuery("updatedSince") @Nullable String updatedSince) {

    private static final int LONGEST = 200;

    /** As phases are called in lists ({@link io.closeloop.lifecycle.store.Overview#phaseOf}). */
    private enum PhaseName {
        PENDING,
        ACTIVATED,
        INTRO_SENT,
        ENGAGED,
        CTA_REACHED,
        BOOKED,
        CLOSED
    }

    /** @throws io.closeloop.service.http.ProblemException naming the parameter and the cure */
    Wanted toWanted() {
        return new Wanted(
                Asked.uuid("setter", setter),
                Asked.several("phase", phases, PhaseName.class).stream()
                        .map(PhaseName::name)
                        .toList(),
                Asked.several("chip", chips, Chip.class),
                Asked.text("q", q, LONGEST),
                Asked.time("updatedSince", updatedSince, ZoneOffset.UTC));
    }
}
