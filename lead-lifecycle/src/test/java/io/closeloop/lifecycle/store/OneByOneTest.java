package io.closeloop.lifecycle.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OneByOneTest {

    private final List<Integer> done = new ArrayList<>();

    @Test
    void a_hundred_thousand_are_done_in_their_order() {
        List<Integer> many = IntStream.range(0, 100_000).boxed().toList();

        OneByOne.run(many, this::done).await().indefinitely();

        assertThat(done).isEqualTo(many);
    }

    @Test
    void none_begins_before_the_one_before_it_has_ended() {
        List<Integer> begun = new ArrayList<>();

        OneByOne.run(List.of(1, 2, 3), one -> {
                    begun.add(one);
                    return Uni.createFrom()
                            .voidItem()
                            .onItem()
                            .delayIt()
                            .until(nothing -> done(one))
                            .invoke(() -> assertThat(begun).isEqualTo(done));
                })
                .await()
                .indefinitely();

        assertThat(done).containsExactly(1, 2, 3);
    }

    @Test
    void after_one_that_fails_none_begins() {
        assertThatThrownBy(() -> OneByOne.run(
                                List.of(1, 2, 3),
                                one -> one == 2
                                        ? Uni.createFrom().failure(new IllegalStateException("two"))
                                        : done(one))
                        .await()
                        .indefinitely())
                .hasMessage("two");

        assertThat(done).containsExactly(1);
    }

    private Uni<Void> done(int one) {
        return Uni.createFrom().voidItem().invoke(() -> done.add(one));
    }
}
