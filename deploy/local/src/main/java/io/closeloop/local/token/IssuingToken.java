package io.closeloop.local.token;

import java.util.List;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.lang.JoseException;

/** Signs a bearer token for curl: who, which account, which role, for twelve hours. */
public final class IssuingToken {

    /** The services of the local stack accept tokens of this issuer only. */
    public static final String ISSUER = "closeloop-local";

    private static final float TWELVE_HOURS_IN_MINUTES = 12 * 60;

    private final LocalKeys keys;

    public IssuingToken(LocalKeys keys) {
        this.keys = keys;
    }

    /** Answers a JWT in its compact form. */
    public String issue(String account, Role role) {
        var claims = new JwtClaims();
        claims.setIssuer(ISSUER);
        claims.setSubject(role + "@" + account);
        claims.setClaim("account", account);
        claims.setStringListClaim("groups", List.of(role.name()));
        claims.setIssuedAtToNow();
        claims.setExpirationTimeMinutesInTheFuture(TWELVE_HOURS_IN_MINUTES);
        claims.setGeneratedJwtId();
        var signature = new JsonWebSignature();
        signature.setHeader("typ", "JWT");
        signature.setAlgorithmHeaderValue(AlgorithmIdentifiers.RSA_USING_SHA256);
        signature.setPayload(claims.toJson());
        signature.setKey(keys.privateKey());
        try {
            return signature.getCompactSerialization();
        } catch (JoseException e) {
            throw new IllegalStateException("The token could not be signed.", e);
        }
    }
}
