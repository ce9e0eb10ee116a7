package io.closeloop.close;

import static io.closeloop.close.Effect.ACTS;
import static io.closeloop.close.Effect.READS;
import static io.closeloop.close.Effect.SETS;
import static io.closeloop.close.limit.Priority.BULK;
import static io.closeloop.close.limit.Priority.FIELD_WRITE;
import static io.closeloop.close.limit.Priority.REPLY;

import io.closeloop.close.limit.Priority;

/** Every call that has a method of its own. */
enum Endpoint {
    ME("GET /me/", READS, REPLY),
    PHONE_NUMBERS("GET /phone_number/", READS, BULK),
    FIELD_SCHEMA("GET /custom_field_schema/{}/", READS, BULK),
    LEAD("GET /lead/{}/", READS, REPLY),
    CONTACT("GET /contact/{}/", READS, REPLY),
    UPDATE_CONTACT("PUT /contact/{}/", SETS, FIELD_WRITE),
    SMS("GET /activity/sms/{}/", READS, REPLY),
    SMS_OF_LEAD("GET /activity/sms/", READS, REPLY),
    DRAFT_SMS("POST /activity/sms/", ACTS, REPLY),
    /** What a second PUT to outbox does to a text already sent is not known (close-api.md 5.3), so it counts as another send. */
    FLIP_SMS("PUT /activity/sms/{}/", ACTS, REPLY),
    PULL_BACK_SMS("PUT /activity/sms/{}/", SETS, Priority.OPT_OUT),
    DELETE_SMS("DELETE /activity/sms/{}/", SETS, REPLY),
    CREATE_WEBHOOK("POST /webhook/", ACTS, BULK),
    WEBHOOK("GET /webhook/{}/", READS, BULK),
    WEBHOOKS("GET /webhook/", READS, BULK),
    DELETE_WEBHOOK("DELETE /webhook/{}/", SETS, BULK);

    private final Route route;

    Endpoint(String group, Effect effect, Priority priority) {
        this.route = new Route(group, effect, priority);
    }

    Route route() {
        return route;
    }
}
