package io.closeloop.lifecycle.cut;

import io.closeloop.embedded.TestInfrastructure;
import io.closeloop.lifecycle.house.House;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The service reaches its database and its broker through these two. The test itself, and what migrates the database, go straight. */
public final class Proxies implements QuarkusTestResourceLifecycleManager {

    private @Nullable CuttingProxy database;
    private @Nullable CuttingProxy broker;

    @Override
    public Map<String, String> start() {
        TestInfrastructure.startAll();
        String server = TestInfrastructure.databases().hostAndPort();
        String bootstrap = TestInfrastructure.bootstrapServers();
        int colon = bootstrap.lastIndexOf(':');
        String host = bootstrap.substring(0, colon);
        int port = Integer.parseInt(bootstrap.substring(colon + 1));
        database = new CuttingProxy(server, proxyPort -> new PostgresWire());
        broker = new CuttingProxy(bootstrap, proxyPort -> new KafkaWire(host, port, proxyPort));
        String reactive = TestInfrastructure.reactiveUrl(House.DATABASE);
        return Map.of(
                "quarkus.datasource.reactive.url",
                reactive.replace(server, database.address()),
                "kafka.bootstrap.servers",
                broker.address(),
                // Who claimed and was cut off is dead to the rest: the proof need not wait for it as long as production
                // does.
                "closeloop.lifecycle.requests.claim",
                "1s",
                "closeloop.lifecycle.settle",
                "50ms",
                "closeloop.lifecycle.debounce",
                "50ms",
                // Each look would be a statement to cut at that is none of the story's.
                "closeloop.lifecycle.requests.poll",
                "400ms",
                // Who is thrown out of its group notices it with its next heartbeat.
                "mp.messaging.connector.smallrye-kafka.heartbeat.interval.ms",
                "300");
    }

    /** After the resources that say where the servers really are. */
    @Override
    public int order() {
        return 10;
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(this, new TestInjector.MatchesType(Proxies.class));
    }

    CuttingProxy database() {
        return Objects.requireNonNull(database);
    }

    CuttingProxy broker() {
        return Objects.requireNonNull(broker);
    }

    @Override
    public void stop() {
        database().close();
        broker().close();
    }
}
