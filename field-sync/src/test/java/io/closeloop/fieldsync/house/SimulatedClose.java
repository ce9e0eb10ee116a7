package io.closeloop.fieldsync.house;

import io.closeloop.embedded.TestInfrastructure;
import io.closeloop.embedded.TestIssuer;
import io.closeloop.events.TopicCreation;
import io.closeloop.simulator.CloseSimulator;
import io.closeloop.simulator.testing.CloseTestResource;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** What field-sync needs around it: topics, Close, a directory of credentials, somebody who issues tokens. */
public final class SimulatedClose extends CloseTestResource {

    /** Short pauses, but the one that only a person can end is longer than any test waits: whoever ends it must be seen to do so. */
    @Override
    protected Map<String, String> configuration(CloseSimulator close) throws Exception {
        TopicCreation.createMissing(TestInfrastructure.bootstrapServers(), 1);
        Path directory = Files.createTempDirectory("closeloop-field-sync-");
        Map<String, String> configuration = new HashMap<>(TestIssuer.configuration(directory));
        configuration.put("closeloop.close.base-url", close.apiUrl());
        configuration.put("closeloop.credentials.directory", directory.toString());
        configuration.put("closeloop.field-sync.poll", "50ms");
        configuration.put("closeloop.field-sync.settle", "200ms");
        configuration.put("closeloop.field-sync.first-pause", "100ms");
        configuration.put("closeloop.field-sync.longest-pause", "10m");
        return configuration;
    }
}
