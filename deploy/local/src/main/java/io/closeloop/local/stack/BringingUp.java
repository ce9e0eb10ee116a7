package io.closeloop.local.stack;

import io.closeloop.events.TopicCreation;
import io.closeloop.local.plan.ProcessPlan;
import io.closeloop.local.plan.StackPlan;
import io.closeloop.local.process.PortCheck;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Starts the foundation, makes the topics, starts the services, and waits until all can be used. */
final class BringingUp {

    /** Generous: a cold, busy laptop. The aim is 20 seconds; the bench says what it was. */
    private static final Duration LIMIT = Duration.ofMinutes(3);

    private final StackPlan plan;
    private final Console console;
    private final Spawner spawner;
    private final AwaitingReadiness readiness;

    BringingUp(StackPlan plan, Spawner spawner, Console console) {
        this.plan = plan;
        this.console = console;
        this.spawner = spawner;
        this.readiness = new AwaitingReadiness(console, LIMIT);
    }

    /**
     * Returns when all are ready. What it started it leaves running when it fails: taking down is somebody else's.
     *
     * @throws StackFailure when a port is taken, or a process does not come up
     */
    List<Running> bringUp() throws InterruptedException {
        requireFreePorts();
        List<Running> foundation = start(plan.foundation(), true);
        readiness.await(foundation);
        TopicCreation.createMissing(plan.bootstrap(), plan.copies());
        List<Running> services = start(plan.services(), false);
        readiness.await(services);
        return Stream.concat(foundation.stream(), services.stream()).toList();
    }

    private void requireFreePorts() {
        List<String> taken = PortCheck.taken(plan.all());
        if (!taken.isEmpty()) {
            throw new StackFailure(String.join("\n", taken)
                    + "\nStop what listens there, or move the whole stack: CLOSELOOP_PORT_OFFSET=10000 ./closeloop up");
        }
    }

    private List<Running> start(List<ProcessPlan> plans, boolean foundation) {
        if (!plans.isEmpty()) {
            console.event("starting " + plans.stream().map(ProcessPlan::name).collect(Collectors.joining(", ")));
        }
        return plans.stream().map(process -> spawner.start(process, foundation)).toList();
    }
}
