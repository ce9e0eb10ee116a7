package io.closeloop.outbox;

import io.closeloop.service.kafka.RecordPublisher;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Keeps the publisher of this instance going: woken by commits, and by the clock for what others have committed. */
@ApplicationScoped
public class OutboxService {

    private static final Logger LOG = Logger.getLogger(OutboxService.class);
    private static final Duration PURGE_EVERY = Duration.ofMinutes(1);

    private final Vertx vertx;
    private final OutboxSettings settings;
    private final OutboxRows rows;
    private final ShardLease lease;
    private final Pump pump;

    public OutboxService(Vertx vertx, Pool pool, RecordPublisher publisher, OutboxSettings settings) {
        this.vertx = vertx;
        this.settings = settings;
        this.rows = new OutboxRows(pool);
        this.lease = new ShardLease(pool, UUID.randomUUID().toString(), settings.lease());
        OutboxPublisher shards = new OutboxPublisher(rows, lease, publisher::send, settings.batch());
        this.pump = new Pump("outbox", () -> shards.publishBatch().call(this::gather));
    }

    void onStart(@Observes StartupEvent started) {
        if (settings.publish()) {
            vertx.setPeriodic(settings.poll().toMillis(), timer -> pump.wake());
            vertx.setPeriodic(PURGE_EVERY.toMillis(), timer -> purge());
        } else {
            LOG.warn("closeloop.outbox.publish=false: events of this instance wait for another to send them");
        }
    }

    void onWake(@Observes Wake wake) {
        if (settings.publish() && wake == Wake.PUBLISHER) {
            pump.wake();
        }
    }

    /** Gives the shards back, so that a rolling restart does not wait for a lease to run out. */
    void onStop(@Observes ShutdownEvent stopping) {
        pump.stop();
        lease.giveBack().onFailure().recoverWithNull().await().atMost(Duration.ofSeconds(2));
    }

    /** The first row after a silence leaves at once; those that come while it is on its way leave together. */
    private Uni<Void> gather(boolean more) {
        Uni<Void> now = Uni.createFrom().voidItem();
        return more ? now : now.onItem().delayIt().by(settings.gather());
    }

    private void purge() {
        rows.forget(settings.keepReceived())
                .subscribe()
                .with(
                        purged -> LOG.debugf("inbox: %d purged", purged),
                        failure -> LOG.warnf("cannot purge the inbox: %s", failure.getMessage()));
    }
}
