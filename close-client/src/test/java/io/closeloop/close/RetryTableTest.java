package io.closeloop.close;

import static io.closeloop.close.Effect.READS;
import static io.closeloop.close.Effect.SETS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.closeloop.close.CloseFailure.Forbidden;
import io.closeloop.close.CloseFailure.Invalid;
import io.closeloop.close.CloseFailure.NotFound;
import io.closeloop.close.CloseFailure.PlanLimit;
import io.closeloop.close.CloseFailure.RateLimited;
import io.closeloop.close.CloseFailure.Unauthorized;
import io.closeloop.close.CloseFailure.Unavailable;
import io.closeloop.close.RetryTable.Next.Again;
import io.closeloop.close.RetryTable.Next.HandBack;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Row by row, docs/retries.md. */
class RetryTableTest {

    private final RetryTable table = new RetryTable(3, Duration.ofMillis(1), Duration.ofSeconds(5));

    static Stream<Arguments> rows() {
        return Stream.of(
                arguments(new RateLimited(Duration.ofSeconds(1)), EnumSet.of(READS, SETS)),
                arguments(new RateLimited(Duration.ofSeconds(6)), EnumSet.noneOf(Effect.class)),
                arguments(new Unavailable(Stage.BEFORE, "refused"), EnumSet.of(READS)),
                arguments(new Unavailable(Stage.UNKNOWN, "status 500"), EnumSet.of(READS)),
                arguments(new Unavailable(Stage.AFTER, "empty answer"), EnumSet.of(READS)),
                arguments(new NotFound(), EnumSet.noneOf(Effect.class)),
                arguments(new Invalid("no", Map.of()), EnumSet.noneOf(Effect.class)),
                arguments(new Unauthorized(), EnumSet.noneOf(Effect.class)),
                arguments(new Forbidden(), EnumSet.noneOf(Effect.class)),
                arguments(new PlanLimit(), EnumSet.noneOf(Effect.class)));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void repeats_only_what_a_row_allows(CloseFailure failure, Set<Effect> repeated) {
        for (Effect effect : Effect.values()) {
            assertThat(table.next(effect, failure, 1))
                    .isInstanceOf(repeated.contains(effect) ? Again.class : HandBack.class);
        }
    }

    @ParameterizedTest
    @EnumSource(Effect.class)
    void gives_up_after_the_last_attempt(Effect effect) {
        assertThat(table.next(effect, new RateLimited(Duration.ZERO), 3)).isInstanceOf(HandBack.class);
        assertThat(table.next(effect, new Unavailable(Stage.UNKNOWN, "status 500"), 3))
                .isInstanceOf(HandBack.class);
    }
}
