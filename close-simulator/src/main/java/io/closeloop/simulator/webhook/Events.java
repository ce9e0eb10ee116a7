package io.closeloop.simulator.webhook;

import io.closeloop.simulator.fault.Faults;
import io.closeloop.simulator.state.Answer;
import io.closeloop.simulator.state.Close;
import io.closeloop.simulator.state.Parameters;
import io.closeloop.simulator.state.Session;
import io.closeloop.simulator.state.Timers;
import java.time.Clock;

/** The whole way from a change to its delivery, wired in one place. */
public final class Events {
    private final EventLog log;
    private final EventPages pages;
    private final Publisher publisher;

    public Events(
            Close close, Clock clock, Timers timers, DeliverySettings settings, Faults faults, Transport transport) {
        this.log = new EventLog(clock, settings.retention(), settings.eventCapacity());
        this.pages = new EventPages(log, close.switches());
        Deliveries deliveries = new Deliveries(close, clock, timers, settings, faults, transport);
        this.publisher = new Publisher(close, timers, settings, log, new Subscriptions(deliveries));
        close.listen(publisher::publish);
    }

    /** A page of the event log. Called under the lock. */
    public Answer page(Session session, Parameters parameters) {
        return pages.page(session, parameters);
    }

    /** One event. Called under the lock. */
    public Answer one(Session session, String id) {
        return pages.one(session, id);
    }

    /** Forgets all events. Called under the lock. */
    public void clear() {
        log.clear();
        publisher.clear();
    }
}
