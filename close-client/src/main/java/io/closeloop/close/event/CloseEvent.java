package io.closeloop.close.event;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.closeloop.close.wire.CloseJson;
import io.closeloop.close.wire.CustomValues;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What happened in Close. Source: close-api.md 2.4.
 *
 * @param id stays the same when Close consolidates several changes into one event; {@code dateUpdated} moves
 * @param leadId null for an object outside a lead
 * @param changedFields for {@code updated}; else empty
 * @param data the object after the change, missing when deleted. An unset custom field is absent here and named in
 *     {@code changedFields}
 * @param previousData the changed fields' old values; the whole object when deleted
 * @param userId null when no user acted
 * @param apiKeyId whose key caused it; null: none did
 */
public record CloseEvent(
        String id,
        Instant dateCreated,
        Instant dateUpdated,
        @Nullable String organizationId,
        String objectType,
        String objectId,
        @Nullable String leadId,
        String action,
        List<String> changedFields,
        JsonNode data,
        JsonNode previousData,
        JsonNode meta,
        @Nullable String userId,
        @Nullable String apiKeyId,
        @Nullable String requestId,
        @Nullable String subscriptionId) {

    /**
     * Reads a webhook body ({@code {"event":…}}) or an entry of the event log, which is the event alone.
     *
     * @throws UnreadableEventException if it is neither, with the reason
     */
    public static CloseEvent read(byte[] body) {
        return CloseEventReader.read(body);
    }

    /** {@code lead.updated}, as in {@code ce_type} without its prefix. */
    public String type() {
        return objectType + "." + action;
    }

    /** Whether this event may have changed the field: named as changed, or the object was born or died with it. */
    public boolean touches(String fieldId) {
        return changedFields.contains(CustomValues.key(fieldId))
                || (changedFields.isEmpty()
                        && (custom(fieldId).isPresent()
                                || previousCustom(fieldId).isPresent()));
    }

    /** The custom field's value after the change; empty: unset. */
    public Optional<JsonNode> custom(String fieldId) {
        return custom(fieldId, null);
    }

    /** @param fieldName looked for in the legacy map when the id is nowhere */
    public Optional<JsonNode> custom(String fieldId, @Nullable String fieldName) {
        return CustomValues.find(data, fieldId, fieldName);
    }

    /** The custom field's value before the change; empty: unset, or not changed. */
    public Optional<JsonNode> previousCustom(String fieldId) {
        return CustomValues.find(previousData, fieldId, null);
    }

    /**
     * The object itself, such as {@code Sms} or {@code Meeting}.
     *
     * @return empty when the event carries none
     * @throws UnreadableEventException if it has another shape
     */
    public <T> Optional<T> dataAs(Class<T> type) {
        if (!data.isObject()) {
            return Optional.empty();
        }
        try {
            return Optional.of(CloseJson.MAPPER.treeToValue(data, type));
        } catch (JsonProcessingException e) {
            throw new UnreadableEventException("data is not a " + type.getSimpleName());
        }
    }

    /** Without the data, which holds texts and phone numbers. */
    @Override
    public String toString() {
        return "CloseEvent[id=" + id + ", type=" + type() + ", objectId=" + objectId + ", leadId=" + leadId + "]";
    }
}
