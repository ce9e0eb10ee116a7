package io.closeloop.lifecycle.domain.rule;

import java.util.Optional;

/** Something chosen, or why nothing could be. */
sealed interface Choice<T> {

    record Made<T>(T value) implements Choice<T> {}

    record Impossible<T>(String why) implements Choice<T> {}

    static <T> Choice<T> of(Optional<T> value, String otherwise) {
        return value.<Choice<T>>map(Made::new).orElseGet(() -> new Impossible<>(otherwise));
    }
}
