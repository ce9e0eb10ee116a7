package io.closeloop.local.token;

/** What a token allows; the services know these names. */
public enum Role {
    admin,
    operator,
    viewer
}
