package io.closeloop.service.http;

import jakarta.enterprise.context.RequestScoped;
import java.time.Instant;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Who calls, as the token says. Every query of an HTTP API carries {@link #account()} (promise 11). */
@RequestScoped
public class Caller {

    private final JsonWebToken token;

    public Caller(JsonWebToken token) {
        this.token = token;
    }

    /** @throws ProblemException when the token names no account: such a token opens nothing */
    public String account() {
        Object account = token.getClaim("account");
        if (account == null || account.toString().isBlank()) {
            throw new ProblemException(
                    CommonError.NO_ACCOUNT, "the token has no claim 'account'; ask your identity provider to add it");
        }
        return account.toString();
    }

    /** @param role one of {@link Roles} */
    public boolean has(String role) {
        return token.getGroups().contains(role);
    }

    /** The end of the token's life: what goes on for longer than a request ends then. */
    public Instant until() {
        return Instant.ofEpochSecond(token.getExpirationTime());
    }

    /** The person or program, for the timeline. */
    public String name() {
        return token.getName();
    }
}
