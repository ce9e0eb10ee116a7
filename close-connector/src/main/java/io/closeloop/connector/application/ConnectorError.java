package io.closeloop.connector.application;

import io.closeloop.service.http.ErrorCode;

/** All that the API of the control plane can refuse, each with its status. Here, because use cases refuse; the http package only passes it on. */
public enum ConnectorError implements ErrorCode {
    FIELD_MISSING(422, "A field is missing"),
    ACCOUNT_NOT_USABLE(422, "The account's name cannot be used"),
    CLOSE_REFUSED_KEY(422, "Close refuses the API key"),
    CLOSE_REFUSED(422, "Close refuses"),
    CLOSE_UNAVAILABLE(503, "Close does not answer"),
    ALREADY_CONNECTED(409, "The account is connected already"),
    CONNECT_UNDER_WAY(409, "The account is being connected"),
    RENEWAL_UNDER_WAY(409, "The subscription is being renewed"),
    UNKNOWN_INTEGRATION(404, "No such integration"),
    NUMBER_UNKNOWN(422, "Close has no such number"),
    NUMBER_CANNOT_TEXT(422, "The number cannot text"),
    SETTER_UNKNOWN(422, "No such setter"),
    SETTER_OFF(422, "The setter is switched off");

    private final int status;
    private final String title;

    ConnectorError(int status, String title) {
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
