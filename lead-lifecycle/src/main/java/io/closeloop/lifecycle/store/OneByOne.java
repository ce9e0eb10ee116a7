package io.closeloop.lifecycle.store;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.function.Function;

/** What looks at what came before it. */
public final class OneByOne {

    private OneByOne() {}

    public static <T> Uni<Void> run(List<T> items, Function<T, Uni<Void>> statement) {
        Uni<Void> chain = Uni.createFrom().voidItem();
        for (T item : items) {
            chain = chain.chain(() -> statement.apply(item));
        }
        return chain;
    }
}
