package io.closeloop.lifecycle.domain.state;

import java.time.Instant;

/** Who leads the conversation. */
public sealed interface Owner {

    Owner AI = new Setter();

    record Setter() implements Owner {}

    /** A person has texted; the setter sleeps. */
    record Person(Instant until) implements Owner {}
}
