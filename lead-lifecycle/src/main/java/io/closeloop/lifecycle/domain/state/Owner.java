package io.closeloop.lifecycle.domain.state;

import java.time.Instant;

/** Who leads the conversation. */
public sealed interface Owner {

    Owner AI = new Setter();

    record Setter() implements Owner {}

    /** Somebody else has texted; the setter sleeps. */
    sealed interface Asleep extends Owner {
        Instant until();
    }

    /** A person has texted, or has taken over on the dashboard. */
    record Person(Instant until) implements Asleep {}

    /** A Close workflow has texted. Source: charlie.md 3, "separate sleep". */
    record Workflow(Instant until) implements Asleep {}
}
