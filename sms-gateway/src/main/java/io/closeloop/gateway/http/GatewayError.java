package io.closeloop.gateway.http;

import io.closeloop.service.http.ErrorCode;

/** What can go wrong at this API. */
enum GatewayError implements ErrorCode {
    BAD_FILTER(400, "The filter is not understood");

    private final int status;
    private final String title;

    GatewayError(int status, String title) {
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
