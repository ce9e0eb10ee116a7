package io.closeloop.local.bench.lifecycle;

import io.closeloop.local.stack.Console;

/** All leads there are, in the databases and in the generator's mind. */
final class Leads {

    /** Of the integration that has no bulk edit: more than have a turn in a minute. */
    private static final int OTHERS = 10_000;

    private final PreparedLeads prepared;
    private final Console console;
    private final Flips lifecycle = new Flips(LifecycleBench.ONE, Contestant.LIFECYCLE.events());
    private final Flips floor = new Flips(LifecycleBench.ONE, Contestant.FLOOR.events());
    private final Flips others = new Flips(LifecycleBench.OTHER, Contestant.LIFECYCLE.events());

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

    Flips others() {
        return others;
    }

    void makeOthers() {
        prepared.inLifecycle(LifecycleBench.OTHER, 0, OTHERS);
        others.grow(OTHERS);
    }

    void grow(Contestant contestant, int to) {
        console.event("%s gets %,d leads".formatted(contestant.processName(), to));
        Flips known = of(contestant);
        switch (contestant) {
            case LIFECYCLE -> prepared.inLifecycle(LifecycleBench.ONE, known.leads(), to);
            case FLOOR -> prepared.inFloor(LifecycleBench.ONE, known.leads(), to);
        }
        known.grow(to);
    }
}
