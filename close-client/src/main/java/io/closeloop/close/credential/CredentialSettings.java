package io.closeloop.close.credential;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;
import java.util.Optional;

/** Where credentials are kept. */
@ConfigMapping(prefix = "closeloop.credentials")
public interface CredentialSettings {

    /** Directory of the encrypted local store, shared by all services of one machine. Needed by whoever uses a credential. */
    Optional<Path> directory();
}
