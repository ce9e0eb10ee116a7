package io.closeloop.ingress.http;

import io.closeloop.ingress.domain.Refusal;
import io.closeloop.service.http.ErrorCode;
import io.closeloop.service.http.Problem;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.Json;

/** What the door answers to a refused request. Small fixed bodies, made once: a refusal must cost less than the knock. */
enum IngressError implements ErrorCode {
    MALFORMED(400, "Not a plain HTTP request", "say once, and in one way, where the body ends"),
    NO_SUCH_PAGE(404, "Nothing is here", "deliver to /webhooks/close/{integrationId}"),
    WRONG_METHOD(405, "Not this method", "deliveries are POSTed"),
    TOO_SLOW(408, "The body did not come in time", "send it without a pause"),
    TOO_LARGE(413, "The body is too large", "Close's own events are far smaller"),
    WRONG_TYPE(415, "Not JSON as it is", "one Content-Type, application/json, and no Content-Encoding"),
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
    BROKEN(500, "Something broke in here", "deliver it again"),
    TRY_AGAIN(503, "Not now", "nothing was taken; deliver it again");

    private final int status;
    private final String title;
    private final Buffer body;

    IngressError(int status, String title, String detail) {
        this.status = status;
        this.title = title;
        this.body = Json.encodeToBuffer(Problem.of(this, detail, null));
    }

    /** Which of our own reasons for 503 it was, or what is wrong with a signature, is for our metrics and not for the sender. */
    static IngressError of(Refusal reason) {
        return switch (reason) {
            case MALFORMED, CUT_OFF, SLOW_HEAD -> MALFORMED;
            case NO_SUCH_PAGE -> NO_SUCH_PAGE;
            case WRONG_METHOD -> WRONG_METHOD;
            case WRONG_TYPE, ENCODED -> WRONG_TYPE;
            case TOO_LARGE -> TOO_LARGE;
            case SLOW_BODY -> TOO_SLOW;
            case UNKNOWN_INTEGRATION -> UNKNOWN_INTEGRATION;
            case UNSIGNED, FORGED -> SIGNATURE_REFUSED;
            case NOT_AN_EVENT -> NOT_AN_EVENT;
            case FOREIGN_ORGANIZATION -> FOREIGN_ORGANIZATION;
            case BROKEN -> BROKEN;
            case NOT_READY, OVERLOADED, CROWDED_OUT, NO_SIGNING_KEY, BROKER_AWAY -> TRY_AGAIN;
        };
    }

    Buffer body() {
        return body;
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
