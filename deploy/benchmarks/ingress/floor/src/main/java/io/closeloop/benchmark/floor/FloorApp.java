package io.closeloop.benchmark.floor;

import io.closeloop.benchmark.contract.Endpoint;
import io.closeloop.benchmark.contract.Outcome;
import io.closeloop.benchmark.contract.Settings;
import io.vertx.core.AbstractVerticle;
import io.vertx.core.Context;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** The least that can do the work: a Vert.x route, the signature, the plain producer, and nothing else. */
public final class FloorApp extends AbstractVerticle {

    private final Settings settings;
    private final Endpoint endpoint;
    private final Producer<String, byte[]> producer;

    private FloorApp(Settings settings, Endpoint endpoint, Producer<String, byte[]> producer) {
        this.settings = settings;
        this.endpoint = endpoint;
        this.producer = producer;
    }

    public static void main(String[] args) {
        Settings settings = Settings.fromEnvironment();
        Endpoint endpoint = new Endpoint(settings);
        var producer = new KafkaProducer<>(settings.producer(), new StringSerializer(), new ByteArraySerializer());
        producer.partitionsFor(settings.topic());
        Vertx vertx = Vertx.vertx();
        vertx.deployVerticle(
                        () -> new FloorApp(settings, endpoint, producer),
                        new DeploymentOptions().setInstances(VertxOptions.DEFAULT_EVENT_LOOP_POOL_SIZE))
                .onFailure(failure -> {
                    failure.printStackTrace();
                    System.exit(1);
                });
    }

    @Override
    public void start(Promise<Void> started) {
        Router router = Router.router(vertx);
        router.post("/webhooks/close/:integration").handler(this::takeBody);
        vertx.createHttpServer()
                .requestHandler(router)
                .listen(settings.port(), "127.0.0.1")
                .<Void>mapEmpty()
                .onComplete(started);
    }

    private void takeBody(RoutingContext routing) {
        HttpServerRequest request = routing.request();
        request.body().onSuccess(body -> accept(request, routing.pathParam("integration"), body));
    }

    private void accept(HttpServerRequest request, String integration, Buffer body) {
        Outcome outcome = endpoint.accept(
                integration,
                request.headers().getAll(Endpoint.TIMESTAMP_HEADER),
                request.headers().getAll(Endpoint.HASH_HEADER),
                body.getBytes());
        switch (outcome) {
            case Outcome.Refuse(int status) ->
                request.response().setStatusCode(status).end(Endpoint.REFUSAL);
            case Outcome.Publish publish -> publish(publish, request.response());
        }
    }

    private void publish(Outcome.Publish publish, HttpServerResponse response) {
        Context here = context;
        producer.send(
                publish.outgoing(),
                (metadata, failure) -> here.runOnContext(now ->
                        response.setStatusCode(failure == null ? 200 : 503).end()));
    }
}
