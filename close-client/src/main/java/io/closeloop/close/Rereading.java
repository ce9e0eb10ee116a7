package io.closeloop.close;

import io.closeloop.close.context.CallersContext;
import io.closeloop.close.credential.Credential;
import io.smallrye.mutiny.Uni;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The look past every cache for one connection. Of calls that are refused together the first starts it and all wait for what it finds:
 * whoever took the old credential for the newest would report a connection that is in order.
 */
final class Rereading {

    private static final long QUIET = TimeUnit.SECONDS.toNanos(1);

    private @Nullable CompletableFuture<Optional<Credential>> running;
    private long ended = System.nanoTime() - 2 * QUIET;

    /**
     * @param reread past every cache; at most once a second
     * @param find what is in memory, which after a rereading is what that has found
     */
    Uni<Optional<Credential>> look(
            Supplier<Uni<Optional<Credential>>> reread, Supplier<Uni<Optional<Credential>>> find) {
        return Uni.createFrom().deferred(() -> {
            CompletableFuture<Optional<Credential>> shared = join(reread);
            // copy(): who cancels must not cancel it for all.
            return shared == null
                    ? find.get()
                    : CallersContext.answer(Uni.createFrom().completionStage(shared.copy()));
        });
    }

    private @Nullable CompletableFuture<Optional<Credential>> join(Supplier<Uni<Optional<Credential>>> reread) {
        CompletableFuture<Optional<Credential>> mine = new CompletableFuture<>();
        synchronized (this) {
            if (running != null) {
                return running;
            }
            if (System.nanoTime() - ended < QUIET) {
                return null;
            }
            running = mine;
        }
        // deferred: a store that throws instead of failing ends this rereading too; else all would wait for it for
        // ever.
        var unused = Uni.createFrom()
                .deferred(reread::get)
                .onItemOrFailure()
                .invoke((found, thrown) -> end())
                .subscribe()
                .with(mine::complete, mine::completeExceptionally);
        return mine;
    }

    private synchronized void end() {
        running = null;
        ended = System.nanoTime();
    }
}
