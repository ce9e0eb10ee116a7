package io.closeloop.close.context;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.util.concurrent.Executor;

/** Brings an answer from a foreign thread, or from a nested context, back to the context of whoever subscribed. */
public final class CallersContext {

    private CallersContext() {}

    /** Where the caller has no context, the answer comes on whatever thread it came up on. */
    public static <T> Uni<T> answer(Uni<T> uni) {
        return Uni.createFrom().deferred(() -> {
            Context caller = Vertx.currentContext();
            return caller == null ? uni : uni.emitOn(task -> run(caller, task));
        });
    }

    /** Where the caller is now: the way back for work that another thread sets off. */
    public static Executor here() {
        Context caller = Vertx.currentContext();
        return caller == null ? Runnable::run : task -> run(caller, task);
    }

    private static void run(Context caller, Runnable task) {
        if (Vertx.currentContext() == caller) {
            task.run();
        } else {
            caller.runOnContext(here -> task.run());
        }
    }
}
