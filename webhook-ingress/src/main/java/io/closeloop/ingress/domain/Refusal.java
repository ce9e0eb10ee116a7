package io.closeloop.ingress.domain;

/** Why a delivery was turned away. Nothing of it is published. */
public enum Refusal {
    /** The known integrations are not read to the end yet: who is unknown cannot be told. */
    NOT_READY,
    UNKNOWN_INTEGRATION,
    /** The integration is known and its signing key is not to be had: our fault, so Close shall try again. */
    NO_SIGNING_KEY,
    /** Not exactly one timestamp and one hash. */
    UNSIGNED,
    FORGED,
    /** Rightly signed, and not an event as Close describes it. */
    NOT_AN_EVENT,
    /** Rightly signed, and of an organization that this integration does not belong to. */
    FOREIGN_ORGANIZATION,
    BROKER_AWAY
}
