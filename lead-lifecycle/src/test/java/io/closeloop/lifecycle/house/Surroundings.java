package io.closeloop.lifecycle.house;

import io.closeloop.embedded.TestInfrastructure;
import io.closeloop.embedded.TestIssuer;
import io.closeloop.events.TopicCreation;
import io.closeloop.simulator.CloseSimulator;
import io.closeloop.simulator.testing.CloseTestResource;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Topics, Close with its webhooks, a directory of credentials, somebody who issues tokens. */
public final class Surroundings extends CloseTestResource {

    private @Nullable WebhookDoor webhooks;

    @Override
    protected Map<String, String> configuration(CloseSimulator close) throws Exception {
        TestInfrastructure.startAll();
        TopicCreation.createMissing(TestInfrastructure.bootstrapServers(), 1);
        webhooks = new WebhookDoor();
        Path directory = Files.createTempDirectory("closeloop-lifecycle");
        Map<String, String> configuration = new HashMap<>(TestIssuer.configuration(directory));
        configuration.put("closeloop.close.base-url", close.apiUrl());
        configuration.put(
                "closeloop.credentials.directory",
                directory.resolve("credentials").toString());
        configuration.put("closeloop.lifecycle.settle", "300ms");
        configuration.put("closeloop.lifecycle.debounce", "300ms");
        configuration.put("closeloop.lifecycle.flips-an-hour", "10");
        configuration.put("closeloop.lifecycle.erasure.key", "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=");
        configuration.put("closeloop.lifecycle.retention.poll", "200ms");
        configuration.put("closeloop.lifecycle.retention.every", "500ms");
        configuration.put("closeloop.lifecycle.retention.batch", "2");
        configuration.put("closeloop.live.poll", "100ms");
        configuration.put("closeloop.live.heartbeat", "1s");
        configuration.put("closeloop.live.patience", "3s");
        configuration.put("closeloop.live.per-account", "4");
        configuration.put("closeloop.lifecycle.backlog.leads-per-poll", "8");
        return configuration;
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(this, new TestInjector.MatchesType(Surroundings.class));
    }

    /** The body of what Close has told of the lead last. */
    public byte[] lastWebhookOf(Acme account) {
        return webhooks().passed(account.key()).getLast().value();
    }

    WebhookDoor webhooks() {
        return Objects.requireNonNull(webhooks);
    }

    @Override
    public void stop() {
        webhooks().close();
        super.stop();
    }
}
