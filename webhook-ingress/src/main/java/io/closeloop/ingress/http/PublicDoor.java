package io.closeloop.ingress.http;

import io.closeloop.ingress.application.AcceptingDelivery;
import io.closeloop.ingress.application.IngressSettings;
import io.closeloop.ingress.application.KnownIntegrations;
import io.closeloop.ingress.application.Tally;
import io.micrometer.core.instrument.MeterRegistry;
import io.netty.channel.Channel;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Default;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.jboss.logging.Logger;

/** The public port: open from start to end. See docs/decisions/0010-a-door-of-its-own.md. */
@Readiness
@Default
@ApplicationScoped
public class PublicDoor implements HealthCheck {

    private static final Logger LOG = Logger.getLogger(PublicDoor.class);
    private static final long LONGEST_OPENING_SECONDS = 10;
    private static final long BETWEEN_LOOKS_MILLIS = 20;

    private final Vertx vertx;
    private final Doorman.House house;
    private final DoorVerticle.Shared shared =
            new DoorVerticle.Shared(new AtomicInteger(), new AtomicInteger(), new AtomicReference<>());
    private final List<DoorVerticle> loops = new CopyOnWriteArrayList<>();
    private final AtomicBoolean closing = new AtomicBoolean();
    private volatile boolean open;
    private volatile String deployment = "";

    PublicDoor(
            Vertx vertx,
            KnownIntegrations integrations,
            AcceptingDelivery deliveries,
            Tally tally,
            IngressSettings settings,
            MeterRegistry meters) {
        this.vertx = vertx;
        this.house = new Doorman.House(integrations, deliveries, tally, settings);
        meters.gauge("closeloop.ingress.connections", shared.connections());
    }

    /** Fails, and the service with it, where the port cannot be had. */
    void open(@Observes StartupEvent started) throws Exception {
        int count = house.settings().eventLoops().orElseGet(Runtime.getRuntime()::availableProcessors);
        deployment = within(
                Duration.ofSeconds(LONGEST_OPENING_SECONDS),
                vertx.deployVerticle(() -> another(count), new DeploymentOptions().setInstances(count)));
        open = true;
        LOG.infof("open on %s:%d with %d event loops", house.settings().host(), port(), count);
    }

    private DoorVerticle another(int count) {
        DoorVerticle loop = new DoorVerticle(house, count, shared);
        loops.add(loop);
        return loop;
    }

    /** Where it stands; the one that was found where any would do. */
    public int port() {
        return shared.port().get();
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("the door is open").status(open).build();
    }

    void close(@Observes ShutdownEvent ending) {
        closeUp();
    }

    /**
     * Says that it is not ready and keeps serving while the word gets around; then accepts no connection, finishes what has begun, and is
     * shut when nobody is being served, or when that takes too long. Blocks until then. Once only.
     */
    private void closeUp() {
        if (!closing.compareAndSet(false, true)) {
            return;
        }
        try {
            open = false;
            each(DoorVerticle::closesUp);
            // A load balancer does not say when it has noticed; the operator knows how long it takes.
            Thread.sleep(house.settings().notice());
            acceptNoMore();
            each(DoorVerticle::sendTheIdleAway);
            long end = System.nanoTime() + house.settings().drain().toNanos();
            while (beingServed() > 0 && System.nanoTime() - end < 0) {
                // Looked at, since "nobody" may become "somebody" again: a connection accepted last may still begin.
                Thread.sleep(BETWEEN_LOOKS_MILLIS);
            }
            LOG.infof("closed with %d unanswered", beingServed());
            within(Duration.ofSeconds(1), vertx.undeploy(deployment));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Exception e) {
            LOG.warnf("not closed in order: %s", e.getMessage());
        }
    }

    /** Vert.x can only close its server together with its connections; the socket that it listens on goes alone. */
    private void acceptNoMore() {
        Channel listening = shared.listening().get();
        if (listening != null) {
            listening.close().awaitUninterruptibly(1, TimeUnit.SECONDS);
        }
    }

    /** A loop that is busy gets to it when it can; the others do not wait for it. */
    private void each(Consumer<DoorVerticle> work) throws InterruptedException {
        for (DoorVerticle loop : loops) {
            var unused = ask(
                    loop.onLoop(() -> {
                        work.accept(loop);
                        return true;
                    }),
                    false);
        }
    }

    private int beingServed() throws InterruptedException {
        int count = 0;
        for (DoorVerticle loop : loops) {
            count += ask(loop.onLoop(loop::beingServed), 1);
        }
        return count;
    }

    private static <T> T ask(Future<T> work, T otherwise) throws InterruptedException {
        try {
            return within(Duration.ofSeconds(1), work);
        } catch (ExecutionException | TimeoutException busy) {
            LOG.warnf("an event loop did not answer while the door closes: %s", busy);
            return otherwise;
        }
    }

    private static <T> T within(Duration limit, Future<T> work)
            throws InterruptedException, ExecutionException, TimeoutException {
        return work.toCompletionStage().toCompletableFuture().get(limit.toMillis(), TimeUnit.MILLISECONDS);
    }
}
