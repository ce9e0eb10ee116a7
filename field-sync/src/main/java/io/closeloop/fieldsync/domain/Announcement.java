package io.closeloop.fieldsync.domain;

import io.closeloop.events.FieldWrite;
import io.closeloop.events.FieldWrite.FieldSuperseded;
import io.closeloop.events.FieldWrite.FieldWriteFailed;
import io.closeloop.events.FieldWrite.FieldWritten;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/** What the world is told when a write is finished. */
public final class Announcement {

    private Announcement() {}

    /** @return empty while the write is not finished */
    public static Optional<FieldWrite> of(Write write, Instant now) {
        Asked asked = write.asked();
        return switch (write.state()) {
            case PENDING, WAITING, WRITING -> Optional.empty();
            case WRITTEN ->
                Optional.of(new FieldWritten(
                        write.id(),
                        asked.leadId(),
                        asked.contactId(),
                        asked.fieldId(),
                        asked.value(),
                        asked.milestone(),
                        now));
            case SUPERSEDED ->
                Optional.of(new FieldSuperseded(
                        write.id(), asked.leadId(), asked.contactId(), asked.fieldId(), asked.milestone()));
            case FAILED ->
                Optional.of(new FieldWriteFailed(
                        write.id(),
                        asked.leadId(),
                        asked.contactId(),
                        asked.fieldId(),
                        asked.milestone(),
                        Objects.requireNonNullElse(write.reason(), "no reason was kept")));
        };
    }
}
