package io.closeloop.lifecycle.store;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.function.Function;

/** What looks at what came before it. However many there are: each begins when the one before has ended, and not inside it. */
public final class OneByOne {

    private OneByOne() {}

    public static <T> Uni<Void> run(List<T> items, Function<T, Uni<Void>> statement) {
        return switch (items.size()) {
            case 0 -> Uni.createFrom().voidItem();
            case 1 -> Uni.createFrom().deferred(() -> statement.apply(items.getFirst()));
            default ->
                Multi.createFrom()
                        .iterable(items)
                        .onItem()
                        .transformToUniAndConcatenate(statement::apply)
                        .onItem()
                        .ignoreAsUni();
        };
    }
}
