package io.closeloop.gateway.domain;

/** The names of {@link State}s, for the ledger's column and for people. */
public enum StateName {
    REQUESTED,
    CLAIMED,
    DRAFTED,
    FLIPPING,
    FLIPPED,
    SENT,
    FAILED,
    WITHDRAWN,
    EXPIRED,
    HELD
}
