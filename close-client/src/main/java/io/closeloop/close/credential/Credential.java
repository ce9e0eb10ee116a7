package io.closeloop.close.credential;

/**
 * @param version grows with every change of this credential, also across a removal; safe to publish, unlike the secret
 */
public record Credential(Secret secret, long version) {}
