package io.closeloop.gateway.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.closeloop.gateway.domain.Clearance.Cleared;
import io.closeloop.gateway.domain.Clearance.Refused;
import io.closeloop.gateway.domain.Clearance.Wait;
import io.closeloop.gateway.domain.State.Claimed;
import io.closeloop.gateway.domain.State.Drafted;
import io.closeloop.gateway.domain.State.Expired;
import io.closeloop.gateway.domain.State.Flipped;
import io.closeloop.gateway.domain.State.Flipping;
import io.closeloop.gateway.domain.State.Held;
import io.closeloop.gateway.domain.State.Requested;
import io.closeloop.gateway.domain.State.Sent;
import io.closeloop.gateway.domain.State.Withdrawn;
import java.util.List;
import org.junit.jupiter.api.Test;

class PositionTest {

    private static final String ID = "acti_1";
    private static final Withdrawn GATE = new Withdrawn("gate");

    @Test
    void what_cannot_have_left_is_withdrawn_at_once() {
        assertThat(at(new Requested()).voided("gate")).isEqualTo(at(GATE));
        assertThat(at(new Claimed()).voided("gate")).isEqualTo(at(GATE).with(Leftover.NONE.withStrays()));
        assertThat(at(new Drafted(ID)).voided("gate")).isEqualTo(at(GATE).with(Leftover.NONE.withDraft(ID)));
    }

    @Test
    void what_is_under_way_is_to_come_back() {
        assertThat(at(new Flipping(ID, null)).voided("gate")).isEqualTo(at(new Flipping(ID, "gate")));
        assertThat(at(new Flipped(ID, null)).voided("gate")).isEqualTo(at(new Flipped(ID, "gate")));
    }

    @Test
    void what_has_ended_stays_as_it_ended() {
        Position sent = at(new Sent(ID, Texts.NOON));
        assertThat(sent.voided("gate")).isEqualTo(sent);
    }

    @Test
    void only_what_was_withdrawn_goes_anew_when_it_is_asked_for_again() {
        assertThat(at(GATE).askedAgain()).isEqualTo(at(new Requested()));
        assertThat(at(GATE).with(Leftover.NONE.withDraft(ID)).askedAgain())
                .isEqualTo(at(new Requested()).with(Leftover.NONE.withStrays()));
        for (Position other : List.of(
                at(new Claimed()),
                at(new Flipping(ID, null)),
                at(new Flipped(ID, null)),
                at(new Sent(ID, Texts.NOON)),
                at(new Expired()))) {
            assertThat(other.askedAgain()).isEqualTo(other);
        }
    }

    @Test
    void what_is_being_pulled_back_when_it_is_asked_for_again_is_wanted_until_the_next_gate() {
        Position wanted = at(new Flipped(ID, "gate")).askedAgain();
        assertThat(wanted).isEqualTo(at(new Flipped(ID, "gate", true)));
        assertThat(at(new Flipping(ID, "gate")).askedAgain()).isEqualTo(at(new Flipping(ID, "gate", true)));
        assertThat(wanted.voided("another")).isEqualTo(at(new Flipped(ID, "gate")));
    }

    @Test
    void once_close_is_out_of_reach_what_went_went_and_the_rest_is_held() {
        assertThat(at(new Drafted(ID)).cutOff("removed")).isEqualTo(at(new Held("removed")));
        assertThat(at(new Flipped(ID, null)).cutOff("removed"))
                .isEqualTo(at(new Held("removed, and it is not known whether it went")));
        assertThat(at(GATE).with(Leftover.NONE.withDraft(ID).withStrays()).cutOff("removed"))
                .isEqualTo(at(GATE));
    }

    @Test
    void the_intent_of_the_flip_is_written_only_when_the_gates_are_open() {
        assertThat(at(new Claimed()).cleared(ID, new Cleared())).isEqualTo(at(new Flipping(ID, null)));
        assertThat(at(new Claimed()).cleared(ID, new Wait(Texts.ONE))).isEqualTo(at(new Drafted(ID)));
        assertThat(at(new Claimed()).cleared(ID, new Refused(new Expired())))
                .isEqualTo(at(new Expired()).with(Leftover.NONE.withDraft(ID)));
    }

    @Test
    void a_flip_that_did_not_happen_is_not_tried_behind_a_gate_that_closed_since() {
        assertThat(at(new Flipping(ID, null)).cleared(ID, new Refused(GATE)))
                .isEqualTo(at(GATE).with(Leftover.NONE.withDraft(ID)));
        assertThat(at(new Flipping(ID, "gate")).cleared(ID, new Cleared())).isEqualTo(at(new Flipping(ID, "gate")));
    }

    @Test
    void a_draft_that_comes_for_a_text_withdrawn_meanwhile_is_cleared_away() {
        assertThat(at(GATE).cleared(ID, new Cleared())).isEqualTo(at(GATE).with(Leftover.NONE.withDraft(ID)));
    }

    @Test
    void closes_word_stands_above_what_was_decided_here() {
        assertThat(at(GATE).with(Leftover.NONE.withDraft(ID)).sent(ID, Texts.NOON))
                .isEqualTo(at(new Sent(ID, Texts.NOON)));
    }

    @Test
    void a_worker_that_takes_over_a_claim_leaves_a_search_for_strays_behind() {
        assertThat(at(new Claimed()).takenOver()).isEqualTo(at(new Claimed()).with(Leftover.NONE.withStrays()));
        assertThat(at(new Drafted(ID)).takenOver()).isEqualTo(at(new Drafted(ID)));
    }

    @Test
    void a_draft_that_another_worker_made_is_a_stray_unless_it_is_the_one() {
        assertThat(at(new Flipping(ID, null)).withStray(ID)).isEqualTo(at(new Flipping(ID, null)));
        assertThat(at(new Flipping(ID, null)).withStray("acti_2"))
                .isEqualTo(at(new Flipping(ID, null)).with(Leftover.NONE.withStrays()));
    }

    @Test
    void a_text_is_finished_when_it_has_ended_and_nothing_of_it_lies_around() {
        assertThat(at(GATE).isUnfinished()).isFalse();
        assertThat(at(GATE).with(Leftover.NONE.withStrays()).isUnfinished()).isTrue();
        assertThat(at(new Flipped(ID, null)).isUnfinished()).isTrue();
    }

    private static Position at(State state) {
        return new Position(state, Leftover.NONE);
    }
}
