package io.closeloop.service.http;

/** What every API may answer, whatever it does. */
public enum CommonError implements ErrorCode {
    NO_ACCOUNT(403, "The token names no account");

    private final int status;
    private final String title;

    CommonError(int status, String title) {
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
