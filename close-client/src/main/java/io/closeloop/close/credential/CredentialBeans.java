package io.closeloop.close.credential;

import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Chooses the adapters behind the two ports. What is not chosen is not made, and reaches nobody. docs/decisions/0007-vault.md. */
@ApplicationScoped
class CredentialBeans {

    private final CredentialSettings settings;
    private @Nullable Vault vault;

    CredentialBeans(CredentialSettings settings) {
        this.settings = settings;
    }

    @Produces
    @ApplicationScoped
    CredentialStore store() {
        return switch (settings.store()) {
            case LOCAL -> new LocalCredentialStore(directory());
            case VAULT -> vault().store();
        };
    }

    @Produces
    @ApplicationScoped
    CredentialWriter writer(Vertx vertx) {
        return switch (settings.store()) {
            case LOCAL -> new LocalCredentialWriter(directory(), vertx);
            case VAULT -> vault().writer();
        };
    }

    /** One of each, because the writer tells the store what it has changed. */
    private synchronized Vault vault() {
        Vault made = vault == null ? Vault.of(settings.vault()) : vault;
        vault = made;
        return made;
    }

    private record Vault(VaultCredentialStore store, VaultCredentialWriter writer) {

        private static Vault of(VaultSettings settings) {
            VaultSecrets secrets = new VaultSecrets(VaultLogin.client(settings), settings);
            VaultCredentialStore store = new VaultCredentialStore(secrets, settings.fresh());
            return new Vault(store, new VaultCredentialWriter(secrets, store));
        }
    }

    private Path directory() {
        return settings.directory()
                .orElseThrow(
                        () -> new IllegalStateException(
                                "closeloop.credentials.directory is not set. Set it to the directory that close-connector writes to"));
    }
}
