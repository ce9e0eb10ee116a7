package io.closeloop.lifecycle.domain;

import static io.closeloop.events.Milestone.LEAD_BOOKED;
import static io.closeloop.lifecycle.domain.Checks.closesGates;
import static io.closeloop.lifecycle.domain.Checks.isIn;
import static io.closeloop.lifecycle.domain.Checks.noMilestone;
import static io.closeloop.lifecycle.domain.Checks.nothingHappens;
import static io.closeloop.lifecycle.domain.Checks.reached;
import static io.closeloop.lifecycle.domain.Checks.refuses;
import static io.closeloop.lifecycle.domain.Checks.shows;
import static io.closeloop.lifecycle.domain.Checks.talksWith;
import static io.closeloop.lifecycle.domain.Checks.waitsForNothing;
import static io.closeloop.lifecycle.domain.Checks.withdraws;
import static io.closeloop.lifecycle.domain.Steps.activated;
import static io.closeloop.lifecycle.domain.Steps.ctaReached;
import static io.closeloop.lifecycle.domain.Steps.engaged;
import static io.closeloop.lifecycle.domain.Steps.inboundText;
import static io.closeloop.lifecycle.domain.Steps.introSent;
import static io.closeloop.lifecycle.domain.Steps.leadIsRead;
import static io.closeloop.lifecycle.domain.Steps.meetingCancelled;
import static io.closeloop.lifecycle.domain.Steps.meetingScheduled;
import static io.closeloop.lifecycle.domain.Steps.ordered;
import static io.closeloop.lifecycle.domain.Steps.signalled;
import static io.closeloop.lifecycle.domain.Steps.workflowSetsSetter;
import static io.closeloop.lifecycle.domain.Story.given;
import static io.closeloop.lifecycle.domain.World.BO;
import static io.closeloop.lifecycle.domain.World.CARL;

import io.closeloop.lifecycle.domain.Story.Step;
import io.closeloop.lifecycle.domain.news.Input;
import io.closeloop.lifecycle.domain.news.Order;
import io.closeloop.lifecycle.domain.setter.Reply.Signal;
import io.closeloop.lifecycle.domain.state.Phase;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BookingTest {

    static Stream<Step> everyPhaseBefore() {
        return Stream.of(activated(), introSent(), engaged(), ctaReached());
    }

    @ParameterizedTest
    @MethodSource("everyPhaseBefore")
    void a_meeting_books_from_every_phase_and_is_no_kill(Step before) {
        given(before).when(meetingScheduled("m1")).then(reached(LEAD_BOOKED), isIn(Phase.Booked.class), closesGates());
    }

    @Test
    void a_moved_meeting_is_shown_and_no_second_booking() {
        given(ctaReached(), meetingScheduled("m1"))
                .when(meetingScheduled("m1"))
                .then(noMilestone(), shows("Meeting moved"));
    }

    @Test
    void another_meeting_is_another_booking() {
        given(ctaReached(), meetingScheduled("m1")).when(meetingScheduled("m2")).then(reached(LEAD_BOOKED));
    }

    @Test
    void a_meeting_that_counted_moves_after_a_hand_over_and_is_no_second_booking() {
        given(ctaReached(), meetingScheduled("m1"), workflowSetsSetter(CARL), leadIsRead())
                .when(meetingScheduled("m1"))
                .then(noMilestone(), shows("it was made before"), talksWith(CARL, BO));
    }

    @Test
    void nor_is_it_one_after_a_restart_and_a_new_meeting_is() {
        Step begunAnew = Step.all(ctaReached(), meetingScheduled("m1"), ordered(Order.Plain.RESTART), leadIsRead());
        given(begunAnew).when(meetingScheduled("m1")).then(noMilestone(), isIn(Phase.Activated.class));
        given(begunAnew, meetingScheduled("m1")).when(meetingScheduled("m2")).then(reached(LEAD_BOOKED));
    }

    @Test
    void nor_is_it_one_when_a_person_had_taken_over_and_gave_back() {
        given(ctaReached(), meetingScheduled("m1"), ordered(Order.Plain.TAKE_OVER), ordered(Order.Plain.GIVE_BACK))
                .when(meetingScheduled("m1"))
                .then(noMilestone(), shows("Meeting moved"));
    }

    @Test
    void a_meeting_from_before_the_conversation_is_no_booking_of_it_when_it_moves() {
        given(meetingScheduled("m1"), activated())
                .when(meetingScheduled("m1"))
                .then(noMilestone(), shows("it was made before"));
    }

    @Test
    void nor_is_it_one_when_it_is_heard_of_late() {
        given(introSent())
                .when(world -> world.hear(
                        new Input.MeetingScheduled("m1", Set.of(BO), null), world.now.minus(Duration.ofHours(1))))
                .then(noMilestone(), shows("it was made before"));
    }

    @Test
    void an_engine_that_repeats_itself_to_the_next_conversation_books_once() {
        Step booked = signalled(new Signal.Booked("b1"));
        given(engaged(), booked, ordered(Order.Plain.RESTART), leadIsRead())
                .when(booked)
                .then(noMilestone());
    }

    @Test
    void a_cancelled_meeting_is_shown() {
        given(ctaReached(), meetingScheduled("m1"))
                .when(meetingCancelled("m1"))
                .then(noMilestone(), shows("Meeting cancelled"));
    }

    @Test
    void a_meeting_with_somebody_else_is_none_of_ours() {
        given(engaged())
                .when(world -> world.hear(new Input.MeetingScheduled("m1", Set.of("cont_other"), null)))
                .then(nothingHappens());
    }

    @Test
    void an_intro_that_has_not_gone_is_taken_back() {
        given(activated()).when(meetingScheduled("m1")).then(withdraws());
    }

    @Test
    void an_answer_that_was_being_prepared_is_dropped() {
        given(engaged()).when(meetingScheduled("m1")).then(waitsForNothing());
    }

    @Test
    void after_a_booking_the_setter_stays_silent() {
        given(ctaReached(), meetingScheduled("m1"))
                .when(inboundText("see you"))
                .then(refuses("booked"), waitsForNothing());
    }
}
