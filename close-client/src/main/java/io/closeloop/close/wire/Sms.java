package io.closeloop.close.wire;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A text as Close keeps it. Any of the ids, phones and the text may be null. Source: close-api.md 5.1. */
public record Sms(
        String id,
        @Nullable String leadId,
        @Nullable String contactId,
        @Nullable String userId,
        @Nullable Direction direction,
        @Nullable Status status,
        @Nullable String text,
        @Nullable String localPhone,
        @Nullable String remotePhone,
        @Nullable Instant dateCreated,
        @Nullable Instant dateUpdated,
        @Nullable Instant dateSent,
        @Nullable String errorMessage,
        @Nullable String createdBy,
        @Nullable String sequenceId) {

    public enum Direction {
        @JsonProperty("inbound")
        INBOUND,
        @JsonProperty("outbound")
        OUTBOUND,
        @JsonEnumDefaultValue
        UNKNOWN
    }

    /** OUTBOX is the only one that sends; INBOX and SENT only log. UNKNOWN: a status Close did not have when this was written. */
    public enum Status {
        @JsonProperty("inbox")
        INBOX,
        @JsonProperty("draft")
        DRAFT,
        @JsonProperty("scheduled")
        SCHEDULED,
        @JsonProperty("outbox")
        OUTBOX,
        @JsonProperty("sent")
        SENT,
        @JsonProperty("error")
        ERROR,
        @JsonEnumDefaultValue
        UNKNOWN
    }

    @Override
    public String toString() {
        return "Sms[id=" + id + ", direction=" + direction + ", status=" + status + "]";
    }
}
