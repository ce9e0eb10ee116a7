package io.closeloop.lifecycle.settings;

import org.jspecify.annotations.Nullable;

/**
 * What is wrong, and what to do about it.
 *
 * @param field its path in what the caller sent, as {@code settings.pauses.afterPerson}; null where it is the whole
 */
public record Complaint(@Nullable String field, String cure) {}
