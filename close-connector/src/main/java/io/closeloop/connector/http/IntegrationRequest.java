package io.closeloop.connector.http;

import io.closeloop.close.credential.Secret;
import io.closeloop.connector.application.ConnectorError;
import io.closeloop.service.http.ProblemException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Bodies that come in. */
final class IntegrationRequest {

    private IntegrationRequest() {}

    record Connect(@Nullable String apiKey) {

        Secret key() {
            return Secret.of(required(apiKey, "apiKey").strip());
        }

        @Override
        public String toString() {
            return "Connect[apiKey=***]";
        }
    }

    /** @param defaultSetterId may be left out: then a lead that names no setter is refused and shown */
    record Change(@Nullable String phoneNumber, @Nullable UUID defaultSetterId) {

        String number() {
            return required(phoneNumber, "phoneNumber").strip();
        }
    }

    /** A request without a body arrives as null. */
    static <T> T present(@Nullable T body) {
        if (body == null) {
            throw new ProblemException(ConnectorError.FIELD_MISSING, "send a JSON object");
        }
        return body;
    }

    private static String required(@Nullable String value, String field) {
        if (value == null || value.isBlank()) {
            throw new ProblemException(ConnectorError.FIELD_MISSING, "give " + field, field);
        }
        return value;
    }
}
