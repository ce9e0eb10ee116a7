package io.closeloop.fieldsync.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.closeloop.events.Milestone;
import io.closeloop.fieldsync.domain.Asked;
import io.closeloop.fieldsync.domain.WriteState;
import io.closeloop.fieldsync.store.RecordedWrite;
import io.closeloop.service.trace.Trace;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One value on its way into Close, for people. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record WriteView(
        UUID id,
        UUID setterId,
        String leadId,
        String contactId,
        Milestone milestone,
        String fieldId,
        String value,
        long sequence,
        WriteState state,
        @Nullable String reason,
        int attempts,
        Instant reachedAt,
        Instant recordedAt,
        Instant changedAt,
        @Nullable String traceId) {

    record All(List<WriteView> writes) {}

    static WriteView of(RecordedWrite recorded) {
        Asked asked = recorded.write().asked();
        return new WriteView(
                recorded.write().id(),
                asked.setterId(),
                asked.leadId(),
                asked.contactId(),
                asked.milestone(),
                asked.fieldId(),
                asked.value(),
                asked.sequence(),
                recorded.write().state(),
                recorded.write().reason(),
                recorded.attempts(),
                asked.reachedAt(),
                recorded.recordedAt(),
                recorded.changedAt(),
                Trace.idOf(asked.traceparent()));
    }
}
