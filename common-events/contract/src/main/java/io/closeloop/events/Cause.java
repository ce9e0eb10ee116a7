package io.closeloop.events;

import org.jspecify.annotations.Nullable;

/**
 * The fact that made something happen.
 *
 * @param kind what sort of fact, for a person to read: {@code workflow}, {@code contact field}, {@code inbound text}, {@code meeting},
 *     {@code person}, {@code setter}, {@code timer}
 * @param ref id of the fact: a Close event id, a text's id, a command's id
 * @param actor who did it, where that is known
 */
public record Cause(String kind, String ref, @Nullable String actor) {}
