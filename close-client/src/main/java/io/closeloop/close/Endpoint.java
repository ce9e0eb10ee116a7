package io.closeloop.close;

import static io.closeloop.close.Effect.ACTS;
import static io.closeloop.close.Effect.READS;
import static io.closeloop.close.Effect.SETS;

/** Every call this library makes, with its effect: what the retry table and the log line know about a call. */
enum Endpoint {
    ME(READS),
    PHONE_NUMBERS(READS),
    FIELD_SCHEMA(READS),
    LEAD(READS),
    CONTACT(READS),
    UPDATE_CONTACT(SETS),
    SMS(READS),
    SMS_OF_LEAD(READS),
    DRAFT_SMS(ACTS),
    /** What a second PUT to outbox does to a text already sent is not known (close-api.md 5.3), so it counts as another send. */
    FLIP_SMS(ACTS),
    PULL_BACK_SMS(SETS),
    DELETE_SMS(SETS),
    CREATE_WEBHOOK(ACTS),
    WEBHOOK(READS),
    WEBHOOKS(READS),
    DELETE_WEBHOOK(SETS);

    private final Effect effect;

    Endpoint(Effect effect) {
        this.effect = effect;
    }

    Effect effect() {
        return effect;
    }
}
