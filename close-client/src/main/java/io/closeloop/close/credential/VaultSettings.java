package io.closeloop.close.credential;

import io.smallrye.config.WithDefault;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Where Vault is and how to log in to it. Exactly one of {@code kubernetes.role}, {@code app-role.role-id} and
 * {@code token} is set. */
public interface VaultSettings {

    /** Such as {@code https://vault.vault.svc:8200}. */
    Optional<URI> url();

    /** Vault Enterprise and OpenBao only. */
    Optional<String> namespace();

    /** PEM file of the authority that signed Vault's certificate; without it, those that the JVM trusts. */
    Optional<Path> certificateAuthority();

    /** Where the KV version 2 engine is mounted. */
    @WithDefault("secret")
    String mount();

    /** Folder of all credentials under the mount; a service's policy allows {@code read} on {@code <mount>/data/<folder>/*}. */
    @WithDefault("closeloop")
    String folder();

    /** A credential in use is read again after this long, and until then answered from memory: how late a change can be seen. */
    @WithDefault("3s")
    Duration fresh();

    /** One request; when Vault is away longer than this, what was last read stays in use. */
    @WithDefault("3s")
    Duration timeout();

    Kubernetes kubernetes();

    AppRole appRole();

    /** A token made by hand, for trying out: nobody renews it. */
    Optional<Secret> token();

    /** The pod's own service account. */
    interface Kubernetes {

        /** Set: log in this way. */
        Optional<String> role();

        @WithDefault("kubernetes")
        String mount();

        @WithDefault("/var/run/secrets/kubernetes.io/serviceaccount/token")
        Path jwt();
    }

    /** For machines outside Kubernetes. */
    interface AppRole {

        /** Set: log in this way. */
        Optional<String> roleId();

        Optional<Secret> secretId();

        @WithDefault("approle")
        String mount();
    }
}
