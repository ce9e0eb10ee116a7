package io.closeloop.connector.domain;

import java.time.Instant;
import java.util.List;

/**
 * Something about a connection that a person has to mend.
 *
 * @param since when it was first met after the connection was last found in order
 * @param fieldIds Close's custom fields that it is about; empty where it is about the credential
 */
public record Attention(Kind kind, Instant since, List<String> fieldIds) {

    public enum Kind {
        CREDENTIAL_REFUSED,
        FIELDS_REFUSED
    }

    /** For people, with the cure. */
    public String reason() {
        return switch (kind) {
            case CREDENTIAL_REFUSED ->
                "Close no longer accepts the API key: remove the integration and connect with a new key";
            case FIELDS_REFUSED ->
                "Close refuses values of custom fields " + String.join(", ", fieldIds)
                        + ": one may be gone or have become another; look at the mappings, then check the integration, or dismiss this (DELETE /integrations/{id}/attention) if a field is gone for good";
        };
    }
}
