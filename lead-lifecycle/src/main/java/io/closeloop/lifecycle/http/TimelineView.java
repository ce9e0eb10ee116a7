package io.closeloop.lifecycle.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.closeloop.events.Cause;
import io.closeloop.lifecycle.domain.decision.Entry;
import io.closeloop.lifecycle.store.Timeline;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A lead's timeline. {@code next} is what to give as {@code after} to read on. */
record TimelineView(List<EntryView> entries, long next) {

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record EntryView(
            long id,
            Instant at,
            Instant recordedAt,
            String kind,
            String what,
            @Nullable String text,
            Cause cause,
            @Nullable UUID engagementId,
            @Nullable String traceId) {}

    static TimelineView of(List<Timeline.Stored> stored, long after) {
        return new TimelineView(
                stored.stream().map(TimelineView::view).toList(),
                stored.isEmpty() ? after : stored.getLast().id());
    }

    static EntryView view(Timeline.Stored stored) {
        Entry entry = stored.traced().entry();
        return new EntryView(
                stored.id(),
                entry.at(),
                stored.recordedAt(),
                entry.kind().name(),
                entry.what(),
                entry.text(),
                entry.cause(),
                entry.engagementId(),
                stored.traced().traceId());
    }
}
