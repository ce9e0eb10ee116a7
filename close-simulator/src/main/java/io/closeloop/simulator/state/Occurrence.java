package io.closeloop.simulator.state;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One thing that happened to one object in one request: an event in the making. Source: close-api.md 2.4.
 *
 * @param changedFields for updates, else empty
 * @param previousData created: empty; updated: old values of the changed fields; deleted: the whole former object
 * @param data null once deleted
 * @param meta what the event's {@code meta} has beside the request: the two leads of a merge
 */
public record Occurrence(
        Organization organization,
        Actor actor,
        Instant at,
        String objectType,
        String objectId,
        @Nullable String leadId,
        String action,
        List<String> changedFields,
        ObjectNode previousData,
        @Nullable ObjectNode data,
        ObjectNode meta) {

    public static final String CREATED = "created";
    public static final String UPDATED = "updated";
    public static final String DELETED = "deleted";
}
