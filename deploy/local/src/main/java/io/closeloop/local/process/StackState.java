package io.closeloop.local.process;

import java.util.ArrayList;
import java.util.List;

/**
 * What is up, as one launcher leaves it for the next.
 *
 * @param launcher who started it; ended already when the stack was detached
 * @param processes in the order in which they were started
 */
public record StackState(ProcessIdentity launcher, List<Started> processes) {

    public static StackState startedBy(ProcessIdentity launcher) {
        return new StackState(launcher, List.of());
    }

    public StackState with(Started process) {
        var more = new ArrayList<>(processes);
        more.add(process);
        return new StackState(launcher, List.copyOf(more));
    }

    public boolean anyAlive() {
        return processes.stream().anyMatch(Started::isAlive);
    }
}
