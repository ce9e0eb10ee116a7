package io.closeloop.connector.application;

import static org.assertj.core.api.Assertions.assertThat;

import io.closeloop.close.CloseFailure;
import io.closeloop.close.Stage;
import io.closeloop.connector.application.Undoing.Subscription;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class OurSubscriptionsTest {

    @ParameterizedTest
    @MethodSource("failures")
    void what_may_mend_is_tried_again_and_what_will_not_is_left(CloseFailure failure, Subscription becomes) {
        assertThat(OurSubscriptions.afterFailure(failure)).isEqualTo(becomes);
    }

    static Stream<Arguments> failures() {
        return Stream.of(
                Arguments.of(new CloseFailure.NotFound(), Subscription.DELETED),
                Arguments.of(new CloseFailure.Unauthorized(), Subscription.LEFT_IN_CLOSE),
                Arguments.of(new CloseFailure.Forbidden(), Subscription.LEFT_IN_CLOSE),
                Arguments.of(new CloseFailure.PlanLimit(), Subscription.LEFT_IN_CLOSE),
                Arguments.of(new CloseFailure.Invalid("", Map.of()), Subscription.LEFT_IN_CLOSE),
                Arguments.of(new CloseFailure.RateLimited(Duration.ofSeconds(1)), Subscription.PENDING),
                Arguments.of(new CloseFailure.Unavailable(Stage.BEFORE, "refused"), Subscription.PENDING),
                Arguments.of(new CloseFailure.Unavailable(Stage.UNKNOWN, "timeout"), Subscription.PENDING));
    }
}
