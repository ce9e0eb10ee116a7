package io.closeloop.lifecycle.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.closeloop.events.IntegrationChanged;
import io.closeloop.lifecycle.domain.news.ContactRead;
import io.closeloop.lifecycle.domain.news.Input;
import io.closeloop.lifecycle.domain.news.Switch;
import io.closeloop.lifecycle.domain.state.ControlFacts;
import io.closeloop.lifecycle.domain.state.Facts;
import io.closeloop.lifecycle.domain.state.LeadState;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class NeedsTest {

    private static final UUID SETTER = UUID.fromString("8b0e6c5e-0000-4000-8000-000000000009");

    @Test
    void the_setter_that_a_lead_merged_into_this_one_named_is_looked_at() {
        ControlFacts said =
                new ControlFacts(null, null, null).withSetter(SETTER.toString(), Instant.parse("2026-02-01T12:00:00Z"));
        LeadState state = LeadState.NEW.withFacts(new Facts(
                new ControlFacts(null, null, null),
                Map.of(),
                Map.of("lead_gone", new Facts.Former(said, Set.of("cont_bo")))));

        Needs needs = Needs.of(
                state,
                new Input.LeadRead(
                        UUID.randomUUID(),
                        new ContactRead.Values(Switch.OFF, Switch.OFF, "", Instant.parse("2026-02-01T12:00:01Z")),
                        List.of()),
                World.integration("+16505550000", null, IntegrationChanged.Status.CONNECTED));

        assertThat(needs.setters()).contains(SETTER);
    }
}
