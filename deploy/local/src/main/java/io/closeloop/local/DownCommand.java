package io.closeloop.local;

import io.closeloop.local.stack.LocalStack;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Command(name = "down", description = "Stop everything that ./closeloop up started, and only that.")
final class DownCommand implements Callable<Integer> {

    private final Here here;

    DownCommand(Here here) {
        this.here = here;
    }

    @Override
    public Integer call() {
        var stack = new LocalStack(here.layout(), here.console());
        boolean wasUp = stack.up().isPresent();
        if (wasUp) {
            here.console().event("stopping");
        }
        stack.stopWhoeverStarted();
        here.console().plain(wasUp ? "Everything is stopped. The data stays in .closeloop." : "Nothing was up.");
        return 0;
    }
}
