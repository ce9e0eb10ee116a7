package io.closeloop.lifecycle.domain;

import static io.closeloop.lifecycle.domain.Checks.mayNotSpeak;
import static io.closeloop.lifecycle.domain.Checks.maySpeak;
import static io.closeloop.lifecycle.domain.Steps.ctaReached;
import static io.closeloop.lifecycle.domain.Steps.engaged;
import static io.closeloop.lifecycle.domain.Steps.meetingScheduled;
import static io.closeloop.lifecycle.domain.Steps.ordered;
import static io.closeloop.lifecycle.domain.Steps.personTexts;
import static io.closeloop.lifecycle.domain.Steps.signalled;
import static io.closeloop.lifecycle.domain.Steps.switchedOff;
import static io.closeloop.lifecycle.domain.Steps.workflowClearsEnabled;
import static io.closeloop.lifecycle.domain.Steps.workflowKills;
import static io.closeloop.lifecycle.domain.Steps.workflowTexts;
import static io.closeloop.lifecycle.domain.Story.given;
import static io.closeloop.lifecycle.domain.World.ANNA;
import static io.closeloop.lifecycle.domain.World.BOS_PHONE;
import static io.closeloop.lifecycle.domain.World.OURS;
import static io.closeloop.lifecycle.domain.World.integration;
import static org.assertj.core.api.Assertions.assertThat;

import io.closeloop.events.IntegrationChanged.Status;
import io.closeloop.lifecycle.domain.Story.Step;
import io.closeloop.lifecycle.domain.news.Order;
import io.closeloop.lifecycle.domain.rule.Silence;
import io.closeloop.lifecycle.domain.setter.Reply.Signal;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** "May the setter speak now?": every no there is, and the yes. */
class MaySpeakTest {

    private static Step cause(Silence why) {
        return switch (why) {
            case INTEGRATION_REMOVED -> world -> world.integration = integration(OURS, ANNA.id(), Status.REMOVED);
            case OPTED_OUT -> world -> world.optOut(BOS_PHONE);
            case KILLED -> workflowKills();
            case MASTER_KILLED -> Step.all(workflowKills(), ordered(Order.Plain.MASTER_KILL));
            case DISQUALIFIED -> ordered(Order.Plain.DISQUALIFY);
            case DISABLED -> workflowClearsEnabled();
            case PERSON -> personTexts();
            case WORKFLOW -> workflowTexts();
            case TALK_LATER -> signalled(new Signal.TalkLater(Instant.parse("2026-02-02T12:00:00Z")));
            case SETTER_OFF -> switchedOff(ANNA);
            case BOOKED -> meetingScheduled("m1");
            case PARKED -> throw new IllegalArgumentException("nothing is decided about a parked lead");
            case NO_SENDING_NUMBER -> world -> world.integration = integration(null, ANNA.id(), Status.CONNECTED);
        };
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "PARKED")
    void each_reason_alone_makes_it_no(Silence why) {
        given(engaged()).when(cause(why)).then(mayNotSpeak(why));
    }

    @Test
    void without_a_reason_it_is_yes() {
        given(ctaReached()).when(world -> {}).then(maySpeak());
    }

    @Test
    void every_reason_reads_as_the_end_of_a_sentence() {
        assertThat(Arrays.stream(Silence.values()).map(Silence::text))
                .allSatisfy(text -> assertThat(text)
                        .isNotBlank()
                        .doesNotEndWith(".")
                        .startsWith(text.substring(0, 1).toLowerCase(Locale.ROOT)));
    }
}
