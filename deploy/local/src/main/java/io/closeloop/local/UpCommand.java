package io.closeloop.local;

import io.closeloop.local.process.StackState;
import io.closeloop.local.stack.Console;
import io.closeloop.local.stack.LocalStack;
import io.closeloop.local.stack.StackFailure;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "up", description = "Start Kafka, PostgreSQL, the Close simulator and the services.")
final class UpCommand implements Callable<Integer> {

    @Option(names = "--fresh", description = "Begin with empty databases and topics.")
    private boolean fresh;

    @Option(names = "--detach", description = "Return when all is ready; ./closeloop down stops it.")
    private boolean detach;

    private final Here here;

    UpCommand(Here here) {
        this.here = here;
    }

    @Override
    public Integer call() throws InterruptedException {
        var stack = new LocalStack(here.layout(), here.console());
        Optional<StackState> already = stack.up();
        if (already.isPresent()) {
            return showAsItIs(already.get());
        }
        Instant began = Instant.now();
        try {
            stack.bringUp(here.plan(), fresh);
        } catch (StackFailure failure) {
            if (stack.isStopping()) {
                return 1;
            }
            throw failure;
        }
        show(stack, Duration.between(began, Instant.now()));
        if (detach) {
            stack.letGo();
            return 0;
        }
        stack.watch();
        return 1;
    }

    private void show(LocalStack stack, Duration took) {
        Console console = here.console();
        console.plain("");
        console.plain("Closeloop is up after %.1f s.".formatted(took.toMillis() / 1000.0));
        console.plain("");
        stack.up().ifPresent(state -> console.plain(StackTable.whatWhereSince(state, console::time)));
        console.plain("");
        console.plain(detach ? "Stop it: ./closeloop down" : "Stop it: Ctrl-C, or ./closeloop down from elsewhere");
        console.plain("Look on: ./closeloop status, ./closeloop logs [service], ./closeloop demo");
    }

    private int showAsItIs(StackState state) {
        if (fresh) {
            throw new StackFailure("The stack is up, and --fresh would take its data away. ./closeloop down first.");
        }
        here.console().plain("Closeloop is up already.\n");
        here.console().plain(StackTable.whatWhereSince(state, here.console()::time));
        return 0;
    }
}
