package io.closeloop.local.bench.ingress;

import static org.assertj.core.api.Assertions.assertThat;

import io.closeloop.local.bench.ingress.IngressFigures.Run;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SummaryTest {

    @Test
    void repetitions_become_their_median_and_their_refusals_add_up() {
        // Given
        List<Run> runs = List.of(run(1, 900, 7, 1), run(1, 100, 90, 2), run(1, 1000, 5, 0));

        // When
        List<Summary> all = Summary.of(runs);

        // Then
        assertThat(all).singleElement().satisfies(one -> {
            assertThat(one.rate()).isEqualTo(900);
            assertThat(one.millis()).containsEntry("p99", 7.0);
            assertThat(one.refused()).isEqualTo(3);
        });
    }

    @Test
    void one_broker_and_three_are_not_mixed() {
        // When
        List<Summary> all = Summary.of(List.of(run(1, 900, 7, 0), run(3, 300, 20, 0)));

        // Then
        assertThat(Summary.rateOf(all, all.getLast(), Contender.FLOOR)).isEqualTo(300);
    }

    static Run run(int brokers, double rate, double p99, long refused) {
        return new Run(
                brokers,
                Contender.FLOOR.processName(),
                64,
                0,
                rate,
                Map.of("p50", 1.0, "p99", p99, "p99.9", p99),
                1000,
                refused,
                0,
                Map.of(Contender.FLOOR.processName(), 0.05, Measured.KAFKA, 0.02),
                150);
    }
}
