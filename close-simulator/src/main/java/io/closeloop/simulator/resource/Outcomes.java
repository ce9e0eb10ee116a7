package io.closeloop.simulator.resource;

import io.closeloop.simulator.state.Field;
import io.closeloop.simulator.state.Resource;

/** What a call or a meeting can have come to; a no-show is nothing else. They make no events. Source: close-api.md 2.5, 3.4, 7.1. */
final class Outcomes {
    static final Resource RESOURCE = Resource.of("outcome", "outcome", "close-api.md 7.1")
            .fields(
                    Field.text("name").mandatory(),
                    Field.text("description").or(""),
                    Field.choice("type", "custom", "vm-dropped").or("custom"))
            .stamped()
            .writable()
            .answering(201, 204);

    private Outcomes() {}
}
