package io.closeloop.close.credential;

import io.closeloop.close.context.CallersContext;
import io.smallrye.mutiny.Uni;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.LongFunction;
import java.util.function.Supplier;

/** Writes to Vault with check-and-set: of two writers one sees that it was overtaken, looks, and writes after the other. */
public final class VaultCredentialWriter implements CredentialWriter {

    private static final int TRIES = 3;

    private final VaultSecrets vault;
    private final VaultCredentialStore store;

    VaultCredentialWriter(VaultSecrets vault, VaultCredentialStore store) {
        this.vault = vault;
        this.store = store;
    }

    @Override
    public Uni<Long> put(CredentialRef ref, Secret secret) {
        ref.requireKey();
        return answer(ref, () -> put(ref, version -> new Credential.Key(secret, version), TRIES));
    }

    @Override
    public Uni<Long> put(CredentialRef ref, OAuthTokens tokens) {
        ref.requireOAuth();
        return answer(ref, () -> put(ref, version -> new Credential.OAuth(tokens, version), TRIES));
    }

    @Override
    public Uni<Boolean> remove(CredentialRef ref) {
        return answer(ref, () -> vault.destroy(ref));
    }

    /** Vault's keys are Vault's own ({@code vault operator rotate}). */
    @Override
    public Uni<Rotation> rotate(String keyName) {
        return Uni.createFrom().item(Rotation.NONE);
    }

    private CompletionStage<Long> put(CredentialRef ref, LongFunction<Credential> credential, int tries) {
        return vault.find(ref).thenCompose(found -> {
            long last = found.credential() == null ? 0 : found.credential().version();
            long version = Math.max(System.currentTimeMillis(), last + 1);
            return vault.write(ref, found.revision(), credential.apply(version))
                    .thenApply(done -> version)
                    .exceptionallyCompose(thrown -> VaultSecrets.status(thrown) == 400 && tries > 1
                            ? put(ref, credential, tries - 1)
                            : CompletableFuture.failedStage(thrown));
        });
    }

    private <T> Uni<T> answer(CredentialRef ref, Supplier<CompletionStage<T>> work) {
        return CallersContext.answer(
                Uni.createFrom().completionStage(work).onTermination().invoke(() -> store.forget(ref)));
    }
}
