package io.closeloop.connector.application;

import static org.assertj.core.api.Assertions.assertThat;

import io.closeloop.close.CloseFailure;
import io.closeloop.close.Stage;
import io.closeloop.service.http.Problem;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RefusalsTest {

    @ParameterizedTest
    @MethodSource("failures")
    void each_failure_of_close_is_an_answer_that_names_the_cure(CloseFailure failure, String code, String cure) {
        Problem problem =
                Refusals.problem(failure, "create the webhook subscription").problem();

        assertThat(problem.code()).isEqualTo(code);
        assertThat(problem.detail()).contains(cure);
    }

    static Stream<Arguments> failures() {
        return Stream.of(
                Arguments.of(new CloseFailure.Unauthorized(), "CLOSE_REFUSED_KEY", "create one in Close"),
                Arguments.of(new CloseFailure.Forbidden(), "CLOSE_REFUSED", "use an admin's key"),
                Arguments.of(new CloseFailure.PlanLimit(), "CLOSE_REFUSED", "upgrade the plan"),
                Arguments.of(
                        new CloseFailure.Invalid("", Map.of("url", "the limit is reached")),
                        "CLOSE_REFUSED",
                        "the limit is reached"),
                Arguments.of(new CloseFailure.NotFound(), "CLOSE_REFUSED", "does not know it"),
                Arguments.of(
                        new CloseFailure.RateLimited(Duration.ofSeconds(7)),
                        "CLOSE_UNAVAILABLE",
                        "try again in 7 seconds"),
                Arguments.of(
                        new CloseFailure.Unavailable(Stage.BEFORE, "connection refused"),
                        "CLOSE_UNAVAILABLE",
                        "try again"));
    }
}
