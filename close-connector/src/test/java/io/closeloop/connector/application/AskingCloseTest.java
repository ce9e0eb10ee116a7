package io.closeloop.connector.application;

import static org.assertj.core.api.Assertions.assertThat;

import io.closeloop.close.wire.WebhookSubscription;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AskingCloseTest {

    @Test
    void a_paused_subscription_is_a_problem_whether_or_not_close_says_why() {
        assertThat(AskingClose.judge(paused("failures")).problems().toString())
                .startsWith("[Close has paused the subscription (failures), and");
        assertThat(AskingClose.judge(paused(null)).problems().toString())
                .startsWith("[Close has paused the subscription, and");
    }

    private static WebhookSubscription paused(@Nullable String reason) {
        return new WebhookSubscription("whsub_A", null, "paused", List.of(), null, null, reason);
    }
}
