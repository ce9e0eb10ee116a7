package io.closeloop.lifecycle.domain.state;

import java.time.Instant;

/** Lead-wide, over every setter, and against any later activation; only a person lifts it. Source: charlie.md 2.1. */
public record MasterKill(String by, Instant at) {

    /** What an engagement says that it is killed by. */
    public static final String NAME = "master kill switch";
}
