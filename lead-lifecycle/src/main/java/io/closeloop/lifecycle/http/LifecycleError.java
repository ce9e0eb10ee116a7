package io.closeloop.lifecycle.http;

import io.closeloop.service.http.ErrorCode;

/** What this API may answer besides success. */
enum LifecycleError implements ErrorCode {
    FIELD_INVALID(400, "A field is missing or wrong"),
    ADMIN_ONLY(403, "The master kill switch is for admins"),
    SETTER_UNKNOWN(404, "The account has no such setter"),
    SETTER_DELETED(409, "The setter was deleted"),
    SETTER_IN_USE(409, "The setter is in use"),
    CHANGED_MEANWHILE(409, "It was changed meanwhile"),
    LEAD_UNKNOWN(404, "The account has no such lead"),
    ERASURE_UNKNOWN(404, "The account has no such erasure"),
    TOO_MANY_STREAMS(429, "The account has as many live streams as it may have"),
    LETTER_UNKNOWN(404, "The account has no such dead letter"),
    LETTER_UNREADABLE(422, "The dead letter still cannot be read"),
    LEAD_PARKED(409, "Nothing is decided about the lead until it is no longer parked"),
    LEAD_NOT_PARKED(409, "The lead is not parked");

    private final int status;
    private final String title;

    LifecycleError(int status, String title) {
        this.status = status;
        this.title = title;
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
