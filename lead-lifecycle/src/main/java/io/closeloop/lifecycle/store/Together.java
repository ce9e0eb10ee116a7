package io.closeloop.lifecycle.store;

import io.smallrye.mutiny.Uni;
import java.util.List;

/**
 * Statements of one transaction that do not wait for each other's answers: they leave in the given order, the database works them off in that order,
 * and the way there and back is gone once and not for each. One that fails fails them all.
 */
public final class Together {

    private Together() {}

    public record Both<A, B>(A one, B other) {}

    public static <A, B> Uni<Both<A, B>> both(Uni<A> first, Uni<B> second) {
        return Uni.combine().all().unis(first, second).with(Both::new);
    }

    public static Uni<Void> all(List<Uni<Void>> statements) {
        return Uni.join().all(statements).andFailFast().replaceWithVoid();
    }

    /** The answers in the order of the statements. */
    public static <T> Uni<List<T>> each(List<Uni<T>> statements) {
        return statements.isEmpty()
                ? Uni.createFrom().item(List.of())
                : Uni.join().all(statements).andFailFast();
    }
}
