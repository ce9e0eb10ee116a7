package io.closeloop.local.stack;

import io.closeloop.local.process.Probe;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Waits until processes can be used, all at once; the first that cannot ends the wait. */
final class AwaitingReadiness {

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);
    private static final Executor THREADS = Thread::startVirtualThread;

    private final Probe probe = new Probe();
    private final Console console;
    private final Duration limit;

    AwaitingReadiness(Console console, Duration limit) {
        this.console = console;
        this.limit = limit;
    }

    /** @throws StackFailure when one ends, or is not ready within the limit */
    void await(List<Running> processes) {
        var failed = new CompletableFuture<Void>();
        var allReady = CompletableFuture.allOf(processes.stream()
                .map(running -> CompletableFuture.runAsync(() -> untilReady(running), THREADS))
                .map(wait -> wait.whenComplete((ready, failure) -> passOn(failure, failed)))
                .toArray(CompletableFuture[]::new));
        try {
            CompletableFuture.anyOf(allReady, failed).join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof StackFailure failure ? failure : new IllegalStateException(e.getCause());
        }
    }

    private static void passOn(@Nullable Throwable failure, CompletableFuture<Void> failed) {
        if (failure != null) {
            failed.completeExceptionally(failure instanceof CompletionException ? failure.getCause() : failure);
        }
    }

    private void untilReady(Running running) {
        long deadline = System.nanoTime() + limit.toNanos();
        try {
            while (!probe.isReady(running.plan().readiness())) {
                if (running.process().waitFor(BETWEEN_LOOKS.toMillis(), TimeUnit.MILLISECONDS)) {
                    throw new StackFailure(running.obituary());
                }
                if (System.nanoTime() > deadline) {
                    throw new StackFailure("%s is not ready after %d s. See %s."
                            .formatted(
                                    running.name(),
                                    limit.toSeconds(),
                                    running.log().path()));
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return;
        }
        console.event(running.name() + " is ready");
    }
}
