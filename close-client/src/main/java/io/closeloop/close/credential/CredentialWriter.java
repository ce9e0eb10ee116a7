package io.closeloop.close.credential;

import io.smallrye.mutiny.Uni;

/** The writing side. Only close-connector may inject it (promise 12); it is a type of its own so that this can be checked. */
public interface CredentialWriter {

    /** @return the new version, once the credential is durable and readers can see it. Answers on the caller's context. */
    Uni<Long> put(CredentialRef ref, Secret secret);

    /**
     * @param ref of purpose {@link Purpose#CLOSE_OAUTH}
     * @return the new version, as {@link #put(CredentialRef, Secret)}
     */
    Uni<Long> put(CredentialRef ref, OAuthTokens tokens);

    /** @return true if there was one. Answers on the caller's context. */
    Uni<Boolean> remove(CredentialRef ref);
}
