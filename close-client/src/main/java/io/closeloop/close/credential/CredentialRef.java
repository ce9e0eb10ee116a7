package io.closeloop.close.credential;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Which credential. Its three parts are bound into the encryption, so a file copied to another tenant's place does not open there.
 *
 * @param account the tenant
 * @param id what it belongs to, such as the integration
 */
public record CredentialRef(String account, Purpose purpose, String id) {

    /** Both parts become file names, and neither may hold the separator that {@link #path} puts between them. */
    private static final Pattern SAFE = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    public CredentialRef {
        requireSafe("account", account);
        requireSafe("id", id);
    }

    /** {@code account/purpose/id}, unambiguous. */
    String path() {
        return account + "/" + purpose + "/" + id;
    }

    void requireKey() {
        if (purpose == Purpose.CLOSE_OAUTH) {
            throw new IllegalArgumentException("OAuth tokens are put as such, not as a single secret");
        }
    }

    void requireOAuth() {
        if (purpose != Purpose.CLOSE_OAUTH) {
            throw new IllegalArgumentException("OAuth tokens are stored under CLOSE_OAUTH, not " + purpose);
        }
    }

    /** Empty where one of the parts would be refused. */
    static Optional<CredentialRef> ifSafe(String account, Purpose purpose, String id) {
        return isSafe(account) && isSafe(id) ? Optional.of(new CredentialRef(account, purpose, id)) : Optional.empty();
    }

    private static boolean isSafe(String value) {
        return SAFE.matcher(value).matches();
    }

    private static void requireSafe(String field, String value) {
        if (!isSafe(value)) {
            throw new IllegalArgumentException(
                    "A credential's " + field + " must be 1 to 64 letters, digits, '-' or '_'");
        }
    }
}
