package io.closeloop.lifecycle.domain.state;

import org.jspecify.annotations.Nullable;

/**
 * An answer that late news would have caused (promise 7). A person releases or discards it.
 *
 * @param text null: the setter has not been asked; released, it is
 */
public record Held(String why, @Nullable String text) {}
