package io.closeloop.lifecycle.domain.decision;

import java.time.Duration;

/**
 * The times that the rules use.
 *
 * @param settle two fields may come in two events; this long an activation waits before the lead is read
 * @param debounce texts within this time get one answer
 * @param lateAfter news older than this causes no text (promise 7)
 * @param messageValidity a text not sent by then is not sent any more
 */
public record Limits(Duration settle, Duration debounce, Duration lateAfter, Duration messageValidity) {}
