package io.closeloop.close.credential;

import java.time.Instant;

/**
 * Source: close-api.md 1.3.
 *
 * @param access goes out as bearer
 * @param refresh good for one use: a new one comes with every refresh, and must be stored before the new access token is used
 * @param expires when the access token ends
 */
public record OAuthTokens(Secret access, Secret refresh, Instant expires) {}
