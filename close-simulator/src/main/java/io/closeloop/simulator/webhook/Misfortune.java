package io.closeloop.simulator.webhook;

import io.closeloop.simulator.fault.DeliveryFault;
import io.closeloop.simulator.state.Timers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;

/** What befalls a delivery. Source: close-api.md 11.5. */
final class Misfortune {
    /** What is overtaken by nothing goes after all. */
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);

    /** What {@link Deliveries} does with a delivery. */
    interface Way {
        void send(Delivery delivery, Envelope envelope);

        /** Sent beside the one that counts: not tried again. */
        void sendCopy(Delivery delivery, Envelope envelope);

        void lose(Delivery delivery, Envelope envelope);
    }

    private final Timers timers;
    private final Way way;
    private final Map<String, List<Runnable>> overtaken = new ConcurrentHashMap<>();

    Misfortune(Timers timers, Way way) {
        this.timers = timers;
        this.way = way;
    }

    void befall(Delivery delivery, DeliveryFault fault, Instant now) {
        Envelope envelope = new Envelope(now, true, fault.word());
        switch (fault) {
            case DeliveryFault.Duplicated f -> {
                for (int copy = 0; copy < f.copies(); copy++) {
                    way.sendCopy(delivery, envelope);
                }
                way.send(delivery, envelope);
            }
            case DeliveryFault.Reordered f -> waitForAnother(delivery, envelope);
            case DeliveryFault.Delayed f -> timers.after(f.by(), () -> way.send(delivery, later(envelope, f.by())));
            case DeliveryFault.Lost f -> way.lose(delivery, envelope);
            case DeliveryFault.WronglySigned f -> way.send(delivery, new Envelope(now, false, f.word()));
            case DeliveryFault.Stale f -> way.send(delivery, new Envelope(now.minus(f.age()), true, f.word()));
        }
    }

    private static Envelope later(Envelope envelope, Duration by) {
        return new Envelope(envelope.signedAt().plus(by), true, envelope.fault());
    }

    private void waitForAnother(Delivery delivery, Envelope envelope) {
        AtomicBoolean gone = new AtomicBoolean();
        Runnable go = () -> {
            if (gone.compareAndSet(false, true)) {
                way.send(delivery, envelope);
            }
        };
        overtaken
                .computeIfAbsent(delivery.subscriptionId(), id -> new CopyOnWriteArrayList<>())
                .add(go);
        timers.after(LONGEST_WAIT, go);
    }

    /** Another delivery has been answered: what it should overtake goes now. */
    void overtaken(String subscriptionId) {
        List<Runnable> waiting = overtaken.remove(subscriptionId);
        if (waiting != null) {
            waiting.forEach(Runnable::run);
        }
    }
}
