package io.closeloop.local.plan;

import io.closeloop.embedded.Databases;
import io.closeloop.local.token.IssuingToken;
import io.closeloop.local.token.LocalKeys;
import java.util.Map;
import java.util.TreeMap;

/** What turns a service's defaults into a place in the local stack: environment variables only, as in production. */
final class ServiceEnvironment {

    private static final String LOOPBACK = "127.0.0.1";

    private final Layout layout;
    private final Ports ports;

    ServiceEnvironment(Layout layout, Ports ports) {
        this.layout = layout;
        this.ports = ports;
    }

    Map<String, String> of(Service service) {
        var environment = new TreeMap<String, String>();
        // glibc keeps up to eight heaps per core for its threads; two cost nothing measurable and save tens of
        // megabytes.
        environment.put("MALLOC_ARENA_MAX", "2");
        // Five services on a few cores: with one event loop each, no answer of the database wakes a second thread.
        environment.put("QUARKUS_VERTX_EVENT_LOOPS_POOL_SIZE", "1");
        environment.put("KAFKA_BOOTSTRAP_SERVERS", LOOPBACK + ":" + ports.kafka());
        environment.put("QUARKUS_HTTP_HOST", LOOPBACK);
        environment.put("QUARKUS_HTTP_PORT", Integer.toString(ports.http(service)));
        environment.put("QUARKUS_MANAGEMENT_HOST", LOOPBACK);
        environment.put("QUARKUS_MANAGEMENT_PORT", Integer.toString(ports.management(service)));
        environment.put("CLOSELOOP_CLOSE_BASE_URL", "http://127.0.0.1:%d/api/v1".formatted(ports.simulator()));
        environment.put("CLOSELOOP_CREDENTIALS_DIRECTORY", layout.credentials().toString());
        environment.put(
                "CLOSELOOP_CONNECTOR_WEBHOOK_BASE_URL", "http://127.0.0.1:" + ports.http(Service.WEBHOOK_INGRESS));
        environment.put(
                "MP_JWT_VERIFY_PUBLICKEY_LOCATION",
                layout.keys().resolve("public.pem").toUri().toString());
        environment.put("MP_JWT_VERIFY_ISSUER", IssuingToken.ISSUER);
        // People who try it out do not want to wait for what spares real leads a burst of texts.
        environment.put("CLOSELOOP_LIFECYCLE_SETTLE", "300ms");
        environment.put("CLOSELOOP_LIFECYCLE_DEBOUNCE", "500ms");
        if (service == Service.LEAD_LIFECYCLE) {
            environment.put(
                    "SMALLRYE_CONFIG_LOCATIONS",
                    LocalKeys.lifecycleSecrets(layout.keys()).toUri().toString());
        }
        service.database().ifPresent(name -> addDatabase(environment, name));
        return Map.copyOf(environment);
    }

    private void addDatabase(Map<String, String> environment, String name) {
        var databases = new Databases(LOOPBACK + ":" + ports.postgres());
        environment.put("QUARKUS_DATASOURCE_JDBC_URL", databases.jdbcUrl(name));
        environment.put("QUARKUS_DATASOURCE_REACTIVE_URL", databases.reactiveUrl(name));
        environment.put("QUARKUS_DATASOURCE_USERNAME", Databases.USER);
        environment.put("QUARKUS_DATASOURCE_PASSWORD", Databases.PASSWORD);
    }
}
