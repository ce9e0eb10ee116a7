package io.closeloop.close.credential;

/** What a credential opens. The names are part of file names and of the encryption: never rename one. */
public enum Purpose {
    CLOSE_API_KEY,
    WEBHOOK_SIGNING_KEY
}
