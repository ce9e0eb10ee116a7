package io.closeloop.close;

import io.closeloop.close.rest.CloseJsonResolver;
import io.closeloop.close.rest.CloseResources;
import io.quarkus.rest.client.reactive.QuarkusRestClientBuilder;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jboss.resteasy.reactive.client.api.QuarkusRestClientProperties;

/** One set of clients, and so one pool of connections, per base URL. There are as many as an operator configures: one or two. */
@ApplicationScoped
class CloseClients {

    private final CloseSettings settings;
    private final Map<URI, CloseResources> byBaseUrl = new ConcurrentHashMap<>();

    CloseClients(CloseSettings settings) {
        this.settings = settings;
    }

    CloseResources at(URI baseUrl) {
        return byBaseUrl.computeIfAbsent(baseUrl, this::build);
    }

    private CloseResources build(URI baseUrl) {
        QuarkusRestClientBuilder builder = QuarkusRestClientBuilder.newBuilder()
                .baseUri(baseUrl)
                .connectTimeout(settings.connectTimeout().toMillis(), TimeUnit.MILLISECONDS)
                .readTimeout(settings.readTimeout().toMillis(), TimeUnit.MILLISECONDS)
                .followRedirects(false)
                .disableDefaultMapper(true)
                .userAgent("closeloop")
                .property(QuarkusRestClientProperties.CONNECTION_POOL_SIZE, settings.connections())
                .property(QuarkusRestClientProperties.SHARED, true)
                .property(QuarkusRestClientProperties.NAME, baseUrl.toString())
                .register(new RefusalMapper())
                .register(new CloseJsonResolver());
        return CloseResources.of(baseUrl, builder::build);
    }
}
