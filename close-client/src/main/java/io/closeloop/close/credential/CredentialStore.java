package io.closeloop.close.credential;

import io.smallrye.mutiny.Uni;
import java.util.Optional;

/** The reading side, for every service. */
public interface CredentialStore {

    /**
     * Cheap enough to ask at each use, which is how a changed credential takes effect within a second.
     *
     * @return empty when there is none, or no longer; fails with {@link CredentialUnreadableException} when it is there and does
     *     not open. Answers on the caller's context.
     */
    Uni<Optional<Credential>> find(CredentialRef ref);

    /**
     * Like {@link #find}, but past everything that is kept in memory: for one who was refused with what {@link #find} gave. Many who
     * are refused together cost one look.
     */
    Uni<Optional<Credential>> reread(CredentialRef ref);
}
