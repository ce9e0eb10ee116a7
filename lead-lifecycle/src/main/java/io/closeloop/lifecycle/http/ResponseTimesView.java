package io.closeloop.lifecycle.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.closeloop.lifecycle.application.ShowingFigures.Times;
import io.closeloop.lifecycle.store.Period;
import io.closeloop.lifecycle.store.ResponseTimes.Waits;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How long people waited for texts that Close sent in the period; milliseconds.
 *
 * @param answers from the newest text that an answer answers until it was sent
 * @param intros from Lead Activated until the intro was sent
 */
record ResponseTimesView(Instant from, Instant to, List<WaitsView> answers, List<WaitsView> intros) {

    /** @param setterId absent: all setters together */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record WaitsView(@Nullable UUID setterId, long count, long p50, long p90, long p99, long max) {

        static WaitsView of(Waits waits) {
            return new WaitsView(
                    waits.setterId(),
                    waits.texts(),
                    waits.p50().toMillis(),
                    waits.p90().toMillis(),
                    waits.p99().toMillis(),
                    waits.max().toMillis());
        }
    }

    static ResponseTimesView of(Period period, Times times) {
        return new ResponseTimesView(
                period.from(),
                period.to(),
                times.answers().stream().map(WaitsView::of).toList(),
                times.intros().stream().map(WaitsView::of).toList());
    }
}
