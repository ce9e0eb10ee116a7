package io.closeloop.local.bench.lifecycle;

import io.closeloop.events.Topics;
import io.closeloop.local.plan.Service;
import java.util.Arrays;
import java.util.List;

/** Who is measured; the floor lives in deploy/benchmarks/lifecycle. Each has topics and a database of its own. */
enum Contestant {
    LIFECYCLE(
            Service.LEAD_LIFECYCLE.folder(),
            Topics.CLOSE_EVENTS.name(),
            Topics.LEAD_MILESTONES.name(),
            Service.LEAD_LIFECYCLE.database().orElseThrow()),
    FLOOR("floor", "bench.events", "bench.milestones", "bench_floor");

    /** Where the floor's gates go; the product's go to lead.messages. */
    static final String FLOOR_MESSAGES = "bench.messages";

    private final String processName;
    private final String events;
    private final String milestones;
    private final String database;

    Contestant(String processName, String events, String milestones, String database) {
        this.processName = processName;
        this.events = events;
        this.milestones = milestones;
        this.database = database;
    }

    String processName() {
        return processName;
    }

    /** The topic it reads. */
    String events() {
        return events;
    }

    /** The topic with one record for each event that has had its effect. */
    String milestones() {
        return milestones;
    }

    String database() {
        return database;
    }

    /** Who comes first in this turn comes last in the next. */
    static List<Contestant> inTurn(int turn) {
        List<Contestant> both = Arrays.asList(values());
        return turn % 2 == 0 ? both : both.reversed();
    }
}
