package io.closeloop.lifecycle.application;

import io.closeloop.lifecycle.store.Parking;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;

/** How many leads are parked now, of all accounts: {@code closeloop.lifecycle.leads.parked}. Each instance says the same. */
@ApplicationScoped
public class ParkedGauge {

    private static final Logger LOG = Logger.getLogger(ParkedGauge.class);
    private static final Duration EVERY = Duration.ofSeconds(15);

    private final Vertx vertx;
    private final Parking parking;
    private final AtomicLong parked;

    public ParkedGauge(Vertx vertx, Parking parking, MeterRegistry meters) {
        this.vertx = vertx;
        this.parking = parking;
        this.parked = meters.gauge("closeloop.lifecycle.leads.parked", new AtomicLong());
    }

    void onStart(@Observes StartupEvent started) {
        vertx.setPeriodic(1, EVERY.toMillis(), timer -> look());
    }

    private void look() {
        parking.count()
                .subscribe()
                .with(parked::set, down -> LOG.debugf("parked leads cannot be counted: %s", down.getMessage()));
    }
}
