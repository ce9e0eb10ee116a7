package io.closeloop.close;

import io.closeloop.close.credential.CredentialRef;
import io.closeloop.close.credential.Purpose;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * Whose Close a call is for. It names the credential and never holds it: the key is looked up at each call, so a changed key
 * needs no restart.
 *
 * @param account the tenant; part of every lookup, so one tenant can never use another's key
 * @param connectionId the integration or connected account under it
 * @param baseUrl null means the configured one
 */
public record CloseConnection(
        String account, String connectionId, @Nullable URI baseUrl) {

    /** At the configured base URL. */
    public CloseConnection(String account, String connectionId) {
        this(account, connectionId, null);
    }

    /** For logs. */
    String name() {
        return account + "/" + connectionId;
    }

    /** Where this connection's API key is stored. */
    public CredentialRef apiKey() {
        return new CredentialRef(account, Purpose.CLOSE_API_KEY, connectionId);
    }

    /** Where its OAuth tokens are stored, if it logs in with those. */
    public CredentialRef oauth() {
        return new CredentialRef(account, Purpose.CLOSE_OAUTH, connectionId);
    }
}
