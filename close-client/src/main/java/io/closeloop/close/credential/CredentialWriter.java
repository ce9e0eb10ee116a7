package io.closeloop.close.credential;

import io.smallrye.mutiny.Uni;
import java.util.List;

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

    /**
     * Seals every credential under a new key, once per name: an operator who gives another name asks for another key.
     *
     * @param keyName what the operator calls the key that is to be in use
     * @return what was done; nothing where a key of that name is in use, or where somebody else keeps the keys
     */
    Uni<Rotation> rotate(String keyName);

    /**
     * @param sealed how many are under the new key
     * @param unreadable those that no key opens; they stay as they are, and their owners have to put them anew
     */
    record Rotation(int sealed, List<CredentialRef> unreadable) {

        static final Rotation NONE = new Rotation(0, List.of());
    }
}
