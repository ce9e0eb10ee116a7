package io.closeloop.close.credential;

import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.nio.file.Path;

/** Chooses the adapters behind the two ports. One so far; a Vault adapter is chosen here when it comes. */
@ApplicationScoped
class CredentialBeans {

    private final CredentialSettings settings;

    CredentialBeans(CredentialSettings settings) {
        this.settings = settings;
    }

    @Produces
    @ApplicationScoped
    CredentialStore store() {
        return new LocalCredentialStore(directory());
    }

    @Produces
    @ApplicationScoped
    CredentialWriter writer(Vertx vertx) {
        return new LocalCredentialWriter(directory(), vertx);
    }

    private Path directory() {
        return settings.directory()
                .orElseThrow(
                        () -> new IllegalStateException(
                                "closeloop.credentials.directory is not set. Set it to the directory that close-connector writes to"));
    }
}
