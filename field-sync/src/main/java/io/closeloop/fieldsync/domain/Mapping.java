package io.closeloop.fieldsync.domain;

import io.closeloop.events.Milestone;

/**
 * What one milestone of a setter writes. Source: charlie.md 1.1.
 *
 * @param fieldId Close's {@code cf_…}, which outlives a renaming
 * @param fieldName as it was when the mapping was saved; only shown
 * @param value as a person typed it; {@link FieldKind} gives it the form that Close wants
 */
public record Mapping(Milestone milestone, String fieldId, String fieldName, FieldKind kind, String value) {}
