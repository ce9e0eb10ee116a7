package io.closeloop.local.bench.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

class SampleTest {

    @Test
    void a_sample_counts_where_it_was_due_and_not_where_it_arrived() {
        // Given
        List<Sample> samples = List.of(
                new Sample(99, 7_000_000), new Sample(100, 1_000), new Sample(199, 9_000_000), new Sample(200, 5_000));

        // When
        Histogram micros = Sample.micros(samples, 100, 200);

        // Then
        assertThat(micros.getTotalCount()).isEqualTo(2);
        assertThat(micros.getMinValue()).isEqualTo(1);
        assertThat(micros.valuesAreEquivalent(micros.getMaxValue(), 9_000)).isTrue();
    }
}
