package io.closeloop.simulator.fault;

import java.time.Duration;

/** Which deliveries, how often, and then what: each of the latter puts the fault in place and gives it back. */
public record DeliveryAim(Faults faults, DeliveryPattern pattern, int skipped, int count) {

    /** @param id an organization's or a subscription's */
    public DeliveryAim to(String id) {
        return new DeliveryAim(faults, new DeliveryPattern(pattern.objectType(), pattern.action(), id), skipped, count);
    }

    /** Once unless said otherwise. */
    public DeliveryAim times(int times) {
        return new DeliveryAim(faults, pattern, skipped, times);
    }

    /** Lets so many pass first. */
    public DeliveryAim after(int passing) {
        return new DeliveryAim(faults, pattern, passing, count);
    }

    public Counted<DeliveryFault> strike(DeliveryFault fault) {
        return faults.add(pattern, fault, skipped, count);
    }

    public Counted<DeliveryFault> duplicate(int copies) {
        return strike(new DeliveryFault.Duplicated(copies));
    }

    public Counted<DeliveryFault> reorder() {
        return strike(new DeliveryFault.Reordered());
    }

    public Counted<DeliveryFault> delay(Duration by) {
        return strike(new DeliveryFault.Delayed(by));
    }

    public Counted<DeliveryFault> lose() {
        return strike(new DeliveryFault.Lost());
    }

    public Counted<DeliveryFault> signWrongly() {
        return strike(new DeliveryFault.WronglySigned());
    }

    public Counted<DeliveryFault> makeStale(Duration age) {
        return strike(new DeliveryFault.Stale(age));
    }
}
