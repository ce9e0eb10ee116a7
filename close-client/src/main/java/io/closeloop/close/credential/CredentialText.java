package io.closeloop.close.credential;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;

/** How a credential is written down inside what protects it: a key as it is, OAuth tokens as JSON. The purpose says which. */
final class CredentialText {

    private static final JsonMapper JSON = new JsonMapper();

    private CredentialText() {}

    static String of(Credential credential) {
        return switch (credential) {
            case Credential.Key key -> key.secret().reveal();
            case Credential.OAuth oauth -> json(oauth.tokens());
        };
    }

    /** @throws IllegalArgumentException if it is not what the purpose needs; never with the text in it */
    static Credential read(Purpose purpose, String text, long version) {
        return switch (purpose) {
            case CLOSE_API_KEY, WEBHOOK_SIGNING_KEY -> new Credential.Key(Secret.of(text), version);
            case CLOSE_OAUTH -> new Credential.OAuth(tokens(text), version);
        };
    }

    private static String json(OAuthTokens tokens) {
        try {
            return JSON.writeValueAsString(Map.of(
                    "access", tokens.access().reveal(),
                    "refresh", tokens.refresh().reveal(),
                    "expires", tokens.expires().toString()));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("OAuth tokens are three texts", e);
        }
    }

    private static OAuthTokens tokens(String text) {
        try {
            JsonNode json = JSON.readTree(text);
            return new OAuthTokens(
                    Secret.of(json.path("access").asText()),
                    Secret.of(json.path("refresh").asText()),
                    Instant.parse(json.path("expires").asText()));
        } catch (JsonProcessingException | DateTimeException e) {
            // The cause would quote the text.
            throw new IllegalArgumentException("The stored tokens are not the JSON that they were written as");
        }
    }
}
