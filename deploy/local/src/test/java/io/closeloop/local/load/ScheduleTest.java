package io.closeloop.local.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScheduleTest {

    private static final long SECOND = 1_000_000_000L;
    private static final long MILLISECOND = 1_000_000L;

    @Test
    void after_a_stall_each_request_counts_from_when_it_was_meant_to_start() {
        // Given
        long begin = -5 * SECOND; // nanoTime may be negative
        Schedule open = new Schedule.Open(begin, 1000, 3000);
        startAllDue(open, begin);

        // When
        List<Long> starts = startAllDue(open, begin + SECOND);

        // Then
        assertThat(starts)
                .hasSize(1000)
                .startsWith(begin + MILLISECOND, begin + 2 * MILLISECOND)
                .endsWith(begin + SECOND);
    }

    @Test
    void a_rate_that_does_not_divide_a_second_does_not_drift() {
        // Given
        Schedule open = new Schedule.Open(0, 3, 3_000);

        // When
        List<Long> starts = startAllDue(open, 1000 * SECOND);

        // Then
        assertThat(starts).hasSize(3000).contains(SECOND, 999 * SECOND);
        assertThat(open.isOver(0)).isTrue();
    }

    @Test
    void a_closed_loop_counts_from_the_moment_of_sending_and_ends_with_its_time() {
        // Given
        Schedule closed = new Schedule.Closed(SECOND);

        // When
        long start = closed.start(SECOND / 2);

        // Then
        assertThat(start).isEqualTo(SECOND / 2);
        assertThat(closed.isDue(SECOND - 1)).isTrue();
        assertThat(closed.isDue(SECOND)).isFalse();
        assertThat(closed.isOver(SECOND)).isTrue();
    }

    private static List<Long> startAllDue(Schedule schedule, long now) {
        List<Long> starts = new ArrayList<>();
        while (schedule.isDue(now)) {
            starts.add(schedule.start(now));
        }
        return starts;
    }
}
