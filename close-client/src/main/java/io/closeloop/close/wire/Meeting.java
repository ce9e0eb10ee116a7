package io.closeloop.close.wire;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A calendar meeting on a lead. Source: close-api.md 7.1.
 *
 * @param contactId usually null: ask {@link #isWith} instead
 * @param status null for meetings entered by hand
 */
public record Meeting(
        String id,
        @Nullable String leadId,
        @Nullable String contactId,
        @Nullable String userId,
        @Nullable String title,
        @Nullable Status status,
        @Nullable Instant startsAt,
        @Nullable Instant endsAt,
        @Nullable Instant dateUpdated,
        List<Attendee> attendees) {

    public record Attendee(
            @Nullable String contactId,
            @Nullable String userId,
            @Nullable String status) {}

    public enum Status {
        @JsonProperty("upcoming")
        UPCOMING,
        @JsonProperty("in-progress")
        IN_PROGRESS,
        @JsonProperty("completed")
        COMPLETED,
        @JsonProperty("canceled")
        CANCELED,
        @JsonProperty("declined-by-lead")
        DECLINED_BY_LEAD,
        @JsonProperty("declined-by-org")
        DECLINED_BY_ORG,
        @JsonEnumDefaultValue
        UNKNOWN
    }

    public boolean isWith(String contact) {
        return contact.equals(contactId)
                || attendees.stream().anyMatch(attendee -> contact.equals(attendee.contactId()));
    }

    @Override
    public String toString() {
        return "Meeting[id=" + id + ", status=" + status + "]";
    }
}
