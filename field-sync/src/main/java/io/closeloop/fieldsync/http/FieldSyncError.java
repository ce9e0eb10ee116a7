package io.closeloop.fieldsync.http;

import io.closeloop.service.http.ErrorCode;

/** What can go wrong at this API. */
public enum FieldSyncError implements ErrorCode {
    MALFORMED(400, "The request cannot be read"),
    UNKNOWN_STATE(400, "There is no such state"),
    UNKNOWN_MILESTONE(422, "There is no such milestone"),
    MISSING(422, "Something is missing"),
    TOO_LONG(422, "The value is too long"),
    CONTROL_FIELD(422, "A control field cannot be mapped"),
    UNKNOWN_FIELD(422, "Close has no such contact field"),
    UNSUITABLE_FIELD(422, "The field cannot take a fixed value"),
    UNFIT_VALUE(422, "The value does not fit the field"),
    MAPPED_TWICE(422, "The same mapping stands there twice"),
    NOT_CONNECTED(409, "The account is not connected to Close"),
    CLOSE_REFUSED(409, "Close refuses to show the contact fields"),
    CLOSE_UNAVAILABLE(503, "Close cannot be asked now");

    private final int status;
    private final String title;

    FieldSyncError(int status, String title) {
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
