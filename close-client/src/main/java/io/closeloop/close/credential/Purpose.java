package io.closeloop.close.credential;

/** What a credential opens. The names are part of file names, of paths in Vault and of the encryption: never rename one. */
public enum Purpose {
    CLOSE_API_KEY,
    /** Instead of an API key; where both are stored, the key is used. */
    CLOSE_OAUTH,
    WEBHOOK_SIGNING_KEY
}
