package io.closeloop.lifecycle.store;

import io.closeloop.close.credential.Secret;
import io.smallrye.config.ConfigMapping;

/** What the operator keeps for erased phone numbers. */
@ConfigMapping(prefix = "closeloop.lifecycle.erasure")
public interface ErasureSettings {

    /**
     * 32 bytes in Base64 ({@code openssl rand -base64 32}). Erased numbers are kept as hashes under it, so that they are not texted again. Never change or lose it:
     * the hashes cannot be made anew.
     */
    Secret key();
}
