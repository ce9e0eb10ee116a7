package io.closeloop.lifecycle.http;

import io.closeloop.events.Topics;
import io.closeloop.lifecycle.store.Erasures.Counts;
import io.closeloop.lifecycle.store.Erasures.Erasure;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What has become of a request to be forgotten. The number is not in it: nobody has it any more.
 *
 * @param topicsUntil when the last copy in the topics is gone; null: it is not known before {@code DONE}
 * @param elsewhere what this service cannot erase
 */
record ErasureView(
        UUID id,
        State state,
        String reason,
        String askedBy,
        Instant askedAt,
        @Nullable Instant finishedAt,
        Counts erased,
        @Nullable Instant topicsUntil,
        List<Elsewhere> elsewhere) {

    enum State {
        /** Not all is blanked. If it stays so, ask for the same number again: that goes on where it stopped. */
        RUNNING,
        DONE
    }

    /** @param until null: until somebody removes it there */
    record Elsewhere(String where, String what, @Nullable Instant until, String cure) {}

    static ErasureView of(Erasure erasure) {
        Instant finished = erasure.finishedAt();
        Instant topicsUntil = finished == null ? null : finished.plus(Topics.textsGoneAfter());
        return new ErasureView(
                erasure.id(),
                finished == null ? State.RUNNING : State.DONE,
                erasure.reason(),
                erasure.askedBy(),
                erasure.askedAt(),
                finished,
                erasure.counts(),
                topicsUntil,
                elsewhere(topicsUntil));
    }

    private static List<Elsewhere> elsewhere(@Nullable Instant topicsUntil) {
        return List.of(
                new Elsewhere("topics", "events with texts and the number", topicsUntil, "they go by themselves"),
                new Elsewhere(
                        "sms-gateway",
                        "the ledger of texts: text and number of each text that was asked for",
                        null,
                        "docs/runbook.md, \"Somebody asks to be forgotten\""),
                new Elsewhere("Close", "lead, contact and conversation", null, "delete or blank them in Close"),
                new Elsewhere(
                        "backups",
                        "whatever they held",
                        null,
                        "after a restore ask for the erasure again; GET /erasures/{id} says that it was asked for"));
    }
}
