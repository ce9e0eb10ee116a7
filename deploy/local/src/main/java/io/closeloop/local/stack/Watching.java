package io.closeloop.local.stack;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;

/** Tells the console at once about every process that ends unasked. */
final class Watching {

    private final Console console;
    private final BooleanSupplier asked;

    Watching(Console console, BooleanSupplier asked) {
        this.console = console;
        this.asked = asked;
    }

    /** Returns when the last one has ended. */
    void watch(List<Running> processes) {
        CompletableFuture.allOf(processes.stream()
                        .map(running -> running.process().onExit().thenRun(() -> report(running)))
                        .toArray(CompletableFuture[]::new))
                .join();
    }

    private void report(Running running) {
        if (!asked.getAsBoolean()) {
            console.event(running.obituary());
        }
    }
}
