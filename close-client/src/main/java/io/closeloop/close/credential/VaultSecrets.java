package io.closeloop.close.credential;

import io.quarkus.vault.client.VaultClient;
import io.quarkus.vault.client.VaultClientException;
import io.quarkus.vault.client.api.secrets.kv2.VaultSecretsKV2;
import io.quarkus.vault.client.api.secrets.kv2.VaultSecretsKV2ReadSecretData;
import io.quarkus.vault.client.api.secrets.kv2.VaultSecretsKV2ReadSecretMetadataResultData;
import io.quarkus.vault.client.api.secrets.kv2.VaultSecretsKV2ReadSecretMetadataVersion;
import io.quarkus.vault.client.api.secrets.kv2.VaultSecretsKV2UpdateSecretOptions;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Credentials as secrets of a KV version 2 engine, at {@code <folder>/<account>/<purpose>/<id>}: the text under {@code secret}, its
 * version beside it. Who puts one there by hand needs no version; the time of writing serves.
 */
final class VaultSecrets {

    private static final String TEXT = "secret";
    private static final String VERSION = "version";
    /** Of one reading or writing at most: a login, the secret, its metadata, and one for luck. */
    private static final int REQUESTS = 4;

    private final VaultSecretsKV2 engine;
    private final String folder;
    private final Duration longest;

    VaultSecrets(VaultClient client, VaultSettings settings) {
        this.engine = client.secrets().kv2(settings.mount());
        this.folder = settings.folder();
        this.longest = settings.timeout().multipliedBy(REQUESTS);
    }

    /**
     * @param revision what a write has to name so that it replaces nothing that it has not seen; 0: nothing was ever there
     * @param credential null: removed, or never there
     */
    record Found(int revision, @Nullable Credential credential) {}

    /** Empty: deleted, destroyed, or never there. Fails with {@link VaultClientException} otherwise. */
    CompletionStage<Optional<Credential>> read(CredentialRef ref) {
        return inTime(orOn404(
                engine.readSecret(path(ref)).thenApply(secret -> Optional.of(credential(ref, secret))),
                Optional.empty()));
    }

    CompletionStage<Found> find(CredentialRef ref) {
        CompletionStage<Optional<Found>> alive = orOn404(
                engine.readSecret(path(ref))
                        .thenApply(secret ->
                                Optional.of(new Found(secret.getMetadata().getVersion(), readable(ref, secret)))),
                Optional.empty());
        return inTime(alive.thenCompose(found -> found.<CompletionStage<Found>>map(CompletableFuture::completedStage)
                .orElseGet(() -> gone(ref))));
    }

    /** Fails with a {@link VaultClientException} of status 400 when somebody else has written since. */
    CompletionStage<Void> write(CredentialRef ref, int revision, Credential credential) {
        return inTime(engine.updateSecret(
                        path(ref),
                        new VaultSecretsKV2UpdateSecretOptions().setCas(revision),
                        Map.of(TEXT, CredentialText.of(credential), VERSION, credential.version()))
                .thenAccept(written -> {}));
    }

    /** Destroyed, not deleted: a deleted secret can be brought back. @return true if the newest was alive */
    CompletionStage<Boolean> destroy(CredentialRef ref) {
        return inTime(metadata(ref)
                .thenCompose(found -> found.map(metadata -> destroy(ref, metadata))
                        .orElseGet(() -> CompletableFuture.completedStage(false))));
    }

    /** The client's own limit ends with the headers of an answer: a body that never comes would be waited for without end. */
    private <T> CompletionStage<T> inTime(CompletionStage<T> answer) {
        return answer.toCompletableFuture().copy().orTimeout(longest.toMillis(), TimeUnit.MILLISECONDS);
    }

    private CompletionStage<Boolean> destroy(CredentialRef ref, VaultSecretsKV2ReadSecretMetadataResultData metadata) {
        Map<Integer, VaultSecretsKV2ReadSecretMetadataVersion> left = new HashMap<>();
        metadata.getVersions().forEach((number, version) -> {
            if (!Boolean.TRUE.equals(version.isDestroyed())) {
                left.put(Integer.valueOf(number), version);
            }
        });
        VaultSecretsKV2ReadSecretMetadataVersion newest = left.get(metadata.getCurrentVersion());
        boolean alive = newest != null && newest.getDeletionTime() == null;
        return left.isEmpty()
                ? CompletableFuture.completedStage(false)
                : engine.destroySecretVersions(path(ref), List.copyOf(left.keySet()))
                        .thenApply(done -> alive);
    }

    private CompletionStage<Found> gone(CredentialRef ref) {
        return metadata(ref)
                .thenApply(found -> new Found(
                        found.map(VaultSecretsKV2ReadSecretMetadataResultData::getCurrentVersion)
                                .orElse(0),
                        null));
    }

    private CompletionStage<Optional<VaultSecretsKV2ReadSecretMetadataResultData>> metadata(CredentialRef ref) {
        return orOn404(engine.readSecretMetadata(path(ref)).thenApply(Optional::of), Optional.empty());
    }

    /** What somebody put there by hand and nobody can read must not keep the connector from replacing it. */
    private static @Nullable Credential readable(CredentialRef ref, VaultSecretsKV2ReadSecretData secret) {
        try {
            return credential(ref, secret);
        } catch (IllegalArgumentException unreadable) {
            return null;
        }
    }

    private static Credential credential(CredentialRef ref, VaultSecretsKV2ReadSecretData secret) {
        if (!(secret.getData().get(TEXT) instanceof String text)) {
            throw new IllegalArgumentException("The secret in Vault has no text under the key '" + TEXT + "'");
        }
        long version = secret.getData().get(VERSION) instanceof Number number
                ? number.longValue()
                : secret.getMetadata().getCreatedTime().toInstant().toEpochMilli();
        return CredentialText.read(ref.purpose(), text, version);
    }

    private String path(CredentialRef ref) {
        return folder + "/" + ref.path();
    }

    private static <T> CompletionStage<T> orOn404(CompletionStage<T> answer, T absent) {
        return answer.exceptionallyCompose(thrown -> status(thrown) == 404
                ? CompletableFuture.completedStage(absent)
                : CompletableFuture.failedStage(thrown));
    }

    /** 0: no answer. */
    static int status(Throwable thrown) {
        Throwable cause =
                thrown instanceof CompletionException && thrown.getCause() != null ? thrown.getCause() : thrown;
        return cause instanceof VaultClientException answer && answer.getStatus() != null ? answer.getStatus() : 0;
    }
}
