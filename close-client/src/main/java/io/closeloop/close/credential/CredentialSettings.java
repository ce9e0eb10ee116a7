package io.closeloop.close.credential;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.util.Optional;

/** Where credentials are kept. */
@ConfigMapping(prefix = "closeloop.credentials")
public interface CredentialSettings {

    /** What is behind the two ports. */
    enum Store {
        /** An encrypted directory of this machine. */
        LOCAL,
        /** HashiCorp Vault or OpenBao, secrets engine KV version 2. */
        VAULT
    }

    @WithDefault("local")
    Store store();

    /** Directory of the encrypted local store, shared by all services of one machine. Needed by whoever uses a credential there. */
    Optional<Path> directory();

    /** Looked at where {@link #store} says so, and nowhere else. */
    VaultSettings vault();
}
