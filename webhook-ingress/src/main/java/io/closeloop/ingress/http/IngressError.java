package io.closeloop.ingress.http;

import io.closeloop.ingress.domain.Refusal;
import io.closeloop.service.http.ErrorCode;
import io.closeloop.service.http.Problem;

/** What the door answers to a refused delivery. Small fixed bodies: a refusal must cost less than the knock. */
enum IngressError implements ErrorCode {
    UNKNOWN_INTEGRATION(
            404,
            "No such integration",
            "it never was, or it has been removed; take the subscription's url from close-connector"),
    SIGNATURE_REFUSED(
            401,
            "The signature does not hold",
            "one close-sig-hash and one close-sig-timestamp, made with the subscription's own signature_key over the raw body"),
    NOT_AN_EVENT(
            400,
            "Not an event of Close",
            "a JSON object with 'event' that has id, object_type, action, object_id, organization_id and date_updated"),
    FOREIGN_ORGANIZATION(
            400, "The event is of another organization", "connect that organization as an integration of its own"),
    TRY_AGAIN(503, "Not now", "nothing was taken; deliver it again");

    private final int status;
    private final String title;
    private final Problem problem;

    IngressError(int status, String title, String detail) {
        this.status = status;
        this.title = title;
        this.problem = Problem.of(this, detail, null);
    }

    /** Which of our own reasons for 503 it was is for our metrics, not for the sender. */
    static IngressError of(Refusal reason) {
        return switch (reason) {
            case UNKNOWN_INTEGRATION -> UNKNOWN_INTEGRATION;
            case UNSIGNED, FORGED -> SIGNATURE_REFUSED;
            case NOT_AN_EVENT -> NOT_AN_EVENT;
            case FOREIGN_ORGANIZATION -> FOREIGN_ORGANIZATION;
            case NOT_READY, NO_SIGNING_KEY, BROKER_AWAY -> TRY_AGAIN;
        };
    }

    Problem problem() {
        return problem;
    }

    @Override
    public int status() {
        return status;
    }

    @Override
    public String title() {
        return title;
    }
}
