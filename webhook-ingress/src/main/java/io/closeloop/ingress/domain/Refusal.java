package io.closeloop.ingress.domain;

/** Why a request was turned away. Nothing of it is published. */
public enum Refusal {
    /** Not HTTP, or a body whose end could be read in two ways. */
    MALFORMED,
    NO_SUCH_PAGE,
    WRONG_METHOD,
    /** Not {@code application/json}. */
    WRONG_TYPE,
    /** With a {@code Content-Encoding}: a few bytes could unfold into gigabytes. */
    ENCODED,
    TOO_LARGE,
    /** Not exactly one timestamp and one hash, or not of their form. */
    UNSIGNED,
    /** The known integrations are not read to the end yet: who is unknown cannot be told. */
    NOT_READY,
    UNKNOWN_INTEGRATION,
    /** More at once than there is room for. */
    OVERLOADED,
    /** The head of a request did not come in time; nobody is left to be answered. */
    SLOW_HEAD,
    SLOW_BODY,
    /** The sender went away in the middle of its body. */
    CUT_OFF,
    /** The longest waiting of too many connections gave its place to a new one. */
    CROWDED_OUT,
    /** The integration is known and its signing key is not to be had: our fault, so Close shall try again. */
    NO_SIGNING_KEY,
    FORGED,
    /** Rightly signed, and not an event as Close describes it. */
    NOT_AN_EVENT,
    /** Rightly signed, and of an organization that this integration does not belong to. */
    FOREIGN_ORGANIZATION,
    BROKER_AWAY,
    /** Something broke in here while it was looked at: ours to mend. */
    BROKEN
}
