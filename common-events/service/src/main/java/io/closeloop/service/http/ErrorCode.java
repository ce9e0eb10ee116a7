package io.closeloop.service.http;

/** One enum of these per service: what can go wrong at its HTTP API, each with its status. */
public interface ErrorCode {

    /** Stable name that programs compare. */
    String name();

    /** HTTP status. */
    int status();

    /** One line for people. */
    String title();
}
