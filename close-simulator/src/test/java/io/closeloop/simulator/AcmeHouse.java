package io.closeloop.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import io.closeloop.simulator.state.ManualTime;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;

/** An organization with one lead and a client of it, with time moved by hand. */
abstract class AcmeHouse {
    static final Instant BEGIN = Instant.parse("2026-02-01T12:00:00Z");

    final ManualTime time = new ManualTime(BEGIN);
    final CloseSimulator simulator;
    final OrganizationDefinition acme;
    final Caller caller;

    final String leadId;

    /** The path of the lead. */
    final String lead;

    AcmeHouse() {
        this(SimulatorOptions.standard());
    }

    AcmeHouse(SimulatorOptions options) {
        simulator = CloseSimulator.start(0, World.empty(), options, time, time);
        acme = simulator.define().organization("Acme").lead("Bo Ray", "+14155550111");
        caller = Caller.of(simulator, acme);
        leadId = acme.leadId("Bo Ray");
        lead = "/lead/" + leadId + "/";
    }

    @AfterEach
    void stop() {
        simulator.close();
    }

    /** Newest first. */
    JsonNode events(String type, String action) {
        return caller.get("/event/?object_type=" + type + "&action=" + action)
                .body()
                .path("data");
    }

    JsonNode latest(String type, String action) {
        return events(type, action).path(0);
    }
}
