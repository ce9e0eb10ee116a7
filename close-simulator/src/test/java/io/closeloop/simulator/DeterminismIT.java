package io.closeloop.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import io.closeloop.simulator.state.Json;
import io.closeloop.simulator.state.ManualTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The same seed, the same time and the same deeds make the same world, to the byte. */
class DeterminismIT {
    private static String run(long seed) {
        ManualTime time = new ManualTime(Instant.parse("2026-02-01T12:00:00Z"));
        try (CloseSimulator simulator = CloseSimulator.start(
                0, World.demo(), SimulatorOptions.standard().withSeed(seed), time, time)) {
            OrganizationDefinition acme = simulator.define().organization("Acme Solar");
            Caller caller = Caller.of(simulator, acme);
            String bo = acme.leadId("Bo Ray");
            simulator.act().workflow(bo, Map.of("charlie_enabled", "true"));
            simulator.act().inboundSms("+14155550111", "+14155550100", "Yes");
            caller.post("/opportunity/", "{\"lead_id\":\"" + bo + "\",\"value\":100}");
            caller.post("/lead/merge/", """
                    {"source":"%s","destination":"%s"}""".formatted(acme.leadId("Cam Diaz"), bo));
            time.advance(Duration.ofMinutes(1));
            ArrayNode all = Json.array();
            all.add(simulator.query().world());
            all.add(caller.get("/event/").body());
            all.add(caller.get("/task/?_type=all").body());
            return all.toString();
        }
    }

    @Test
    void a_seed_decides_every_id_and_every_event() {
        assertThat(run(7)).isEqualTo(run(7));
    }

    @Test
    void another_seed_is_another_world() {
        assertThat(run(7)).isNotEqualTo(run(8));
    }
}
