package io.closeloop.close.wire;

/** The body that flips a draft to the outbox, or pulls an unsent text back. Source: close-api.md 5.3. */
public record SmsStatusChange(Sms.Status status) {}
