package io.closeloop.local.bench.lifecycle;

import io.closeloop.local.stack.Console;

/** All leads there are, in the databases and in the generator's mind. */
final class Leads {

    /** Of the integration that has no bulk edit: more than have a turn in a minute. */
    private static final int OTHERS = 10_000;

    private final PreparedLeads prepared;
    private final Console console;
    private final Flips lifecycle = new Flips(Tenants.CUSTOMERS, Contestant.LIFECYCLE.events());
    private final Flips floor = new Flips(Tenants.CUSTOMERS, Contestant.FLOOR.events());
    private final Flips bulk = new Flips(Tenants.WITH_BULK_EDIT, Contestant.LIFECYCLE.events());
    private final Flips others = new Flips(Tenants.OTHER, Contestant.LIFECYCLE.events());

    Leads(PreparedLeads prepared, Console console) {
        this.prepared = prepared;
        this.console = console;
    }

    Flips of(Contestant contestant) {
        return switch (contestant) {
            case LIFECYCLE -> lifecycle;
            case FLOOR -> floor;
        };
    }

    Flips bulk() {
        return bulk;
    }

    Flips others() {
        return others;
    }

    void makeBulkAndOthers() {
        prepared.inLifecycle(bulk.tenants(), 0, Waiting.BULK);
        bulk.grow(Waiting.BULK);
        prepared.inLifecycle(others.tenants(), 0, OTHERS);
        others.grow(OTHERS);
    }

    void grow(Contestant contestant, int to) {
        console.event("%s gets %,d leads".formatted(contestant.processName(), to));
        Flips known = of(contestant);
        switch (contestant) {
            case LIFECYCLE -> prepared.inLifecycle(known.tenants(), known.leads(), to);
            case FLOOR -> prepared.inFloor(known.tenants(), known.leads(), to);
        }
        known.grow(to);
    }
}
