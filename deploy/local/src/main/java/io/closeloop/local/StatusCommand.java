package io.closeloop.local;

import io.closeloop.local.process.StackState;
import io.closeloop.local.process.Started;
import io.closeloop.local.stack.LocalStack;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Command(name = "status", description = "What is up, where, since when. Exit status 0 when all of it runs, else 1.")
final class StatusCommand implements Callable<Integer> {

    private final Here here;

    StatusCommand(Here here) {
        this.here = here;
    }

    @Override
    public Integer call() {
        Optional<StackState> state = new LocalStack(here.layout(), here.console()).up();
        if (state.isEmpty()) {
            here.console().plain("Nothing is up. Start it: ./closeloop up");
            return 1;
        }
        here.console().plain(StackTable.withHealth(state.get(), here.console()::time));
        return state.get().processes().stream().allMatch(Started::isAlive) ? 0 : 1;
    }
}
