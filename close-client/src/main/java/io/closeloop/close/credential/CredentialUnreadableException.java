package io.closeloop.close.credential;

/** A credential is stored and does not open: tampered with, moved from another place, or encrypted under another keyset. */
public final class CredentialUnreadableException extends RuntimeException {

    CredentialUnreadableException(String what, Throwable cause) {
        super(what, cause);
    }
}
