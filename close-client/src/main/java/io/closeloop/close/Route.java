package io.closeloop.close;

import io.closeloop.close.limit.Priority;

/**
 * What the retry table, the governor, the metrics and the log line know about a call.
 *
 * @param group method and path with its variables left open; Close counts its limits by such groups and does not publish which
 * @param priority where the caller names none
 */
record Route(String group, Effect effect, Priority priority) {}
