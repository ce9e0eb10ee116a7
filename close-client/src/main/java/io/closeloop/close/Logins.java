package io.closeloop.close;

import io.closeloop.close.credential.Credential;
import io.closeloop.close.credential.CredentialRef;
import io.closeloop.close.credential.CredentialStore;
import io.smallrye.mutiny.Uni;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.function.Function;

/** How a connection logs in: by API key or, where it has none, by OAuth. */
final class Logins {

    private final CredentialStore credentials;

    Logins(CredentialStore credentials) {
        this.credentials = credentials;
    }

    Uni<Optional<Credential>> find(CloseConnection connection) {
        return first(connection, credentials::find);
    }

    /** Past every cache. */
    Uni<Optional<Credential>> reread(CloseConnection connection) {
        return first(connection, credentials::reread);
    }

    private static Uni<Optional<Credential>> first(
            CloseConnection connection, Function<CredentialRef, Uni<Optional<Credential>>> look) {
        return look.apply(connection.apiKey())
                .flatMap(key -> key.isPresent() ? Uni.createFrom().item(key) : look.apply(connection.oauth()));
    }

    /** The Authorization header. Source: close-api.md 1.2 (the key is the user name, the password is empty) and 1.3. */
    static String header(Credential credential) {
        return switch (credential) {
            case Credential.Key key ->
                "Basic "
                        + Base64.getEncoder()
                                .encodeToString((key.secret().reveal() + ":").getBytes(StandardCharsets.UTF_8));
            case Credential.OAuth oauth -> "Bearer " + oauth.secret().reveal();
        };
    }
}
