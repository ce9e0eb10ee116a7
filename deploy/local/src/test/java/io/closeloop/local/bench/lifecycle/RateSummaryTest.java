package io.closeloop.local.bench.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.closeloop.local.bench.lifecycle.LifecycleFigures.Rate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RateSummaryTest {

    @Test
    void the_turns_of_a_contestant_are_their_median_beside_the_median_of_the_floor() {
        // Given
        List<Rate> rates = List.of(
                rate("lead-lifecycle", 400),
                rate("floor", 2_000),
                rate("lead-lifecycle", 1_000),
                rate("floor", 1_900),
                rate("lead-lifecycle", 1_100),
                rate("floor", 9_000));

        // When
        List<RateSummary> summaries = RateSummary.of(rates);

        // Then
        assertThat(summaries).extracting(RateSummary::contestant).containsExactly("lead-lifecycle", "floor");
        assertThat(summaries).extracting(RateSummary::rate).containsExactly(1_000.0, 2_000.0);
        assertThat(summaries).extracting(RateSummary::ofFloor).containsExactly(0.5, 1.0);
    }

    private static Rate rate(String contestant, double rate) {
        return new Rate(contestant, 0, 100, rate, Map.of(contestant, 1.0), 300);
    }
}
