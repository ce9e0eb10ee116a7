package io.closeloop.ingress.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BrakeTest {

    private final Brake brake = new Brake();
    private final List<Integer> answered = new ArrayList<>();

    @Test
    void a_few_are_answered_at_once() {
        forge(0, Brake.AT_ONCE);

        assertThat(answered).hasSize(Brake.AT_ONCE);
    }

    @Test
    void what_is_more_is_answered_with_the_next_tick_and_in_order() {
        // Given
        forge(0, Brake.AT_ONCE + 10);
        assertThat(answered).hasSize(Brake.AT_ONCE);

        // When
        brake.tick();

        // Then
        assertThat(answered)
                .containsExactlyElementsOf(
                        IntStream.range(0, Brake.AT_ONCE + 10).boxed().toList());
    }

    @Test
    void who_forges_again_in_the_answer_to_a_forgery_waits_for_another_tick() {
        // Given
        forge(0, Brake.AT_ONCE);
        for (int n = 0; n < 2 * Brake.AT_ONCE; n++) {
            brake.answer(() -> forge(1000, 1));
        }

        // When
        brake.tick();

        // Then
        assertThat(answered).hasSize(2 * Brake.AT_ONCE);
    }

    @Test
    void every_tick_allows_a_few_again() {
        forge(0, Brake.AT_ONCE);

        brake.tick();
        forge(100, 1);

        assertThat(answered).endsWith(100);
    }

    private void forge(int first, int count) {
        for (int n = first; n < first + count; n++) {
            int number = n;
            brake.answer(() -> answered.add(number));
        }
    }
}
