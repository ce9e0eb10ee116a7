package io.closeloop.lifecycle.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class NewestTest {

    @Test
    void no_more_are_held_than_are_asked_for_and_they_are_the_newest_in_whatever_order_they_come() {
        Newest<Integer> newest = new Newest<>(3, Comparator.<Integer>naturalOrder());

        IntStream.of(5, 1, 9, 2, 8, 7).forEach(number -> {
            newest.add(number);
            assertThat(newest.held()).isLessThanOrEqualTo(3);
        });

        assertThat(newest.list()).containsExactly(9, 8, 7);
    }
}
