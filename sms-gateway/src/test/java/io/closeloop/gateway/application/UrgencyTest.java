package io.closeloop.gateway.application;

import static org.assertj.core.api.Assertions.assertThat;

import io.closeloop.close.limit.Priority;
import io.closeloop.events.LeadMessage.GateReason;
import io.closeloop.events.LeadMessage.MessageRequested;
import io.closeloop.events.LeadMessage.Purpose;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UrgencyTest {

    @ParameterizedTest
    @CsvSource({
        "LAST_WORDS, OPT_OUT, OPT_OUT",
        "LAST_WORDS, DISQUALIFIED, REPLY",
        "REPLY, , REPLY",
        "INTRO, , FIELD_WRITE",
        "FOLLOW_UP, , FIELD_WRITE"
    })
    void the_confirmation_of_an_opt_out_goes_first_and_an_answer_before_what_we_begin(
            Purpose purpose, @Nullable GateReason mayPass, Priority priority) {
        assertThat(Urgency.of(text(purpose, mayPass))).isEqualTo(priority);
    }

    private static MessageRequested text(Purpose purpose, @Nullable GateReason mayPass) {
        return new MessageRequested(
                UUID.randomUUID(),
                UUID.randomUUID(),
                UUID.randomUUID(),
                "lead_A",
                "cont_A",
                "+14155550100",
                "+14155550111",
                "Hi Bo",
                purpose,
                Instant.EPOCH,
                Instant.MAX,
                null,
                mayPass);
    }
}
