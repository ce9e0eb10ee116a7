package io.closeloop.gateway.domain;

import static io.closeloop.gateway.domain.Texts.NOON;
import static io.closeloop.gateway.domain.Texts.ONE;
import static io.closeloop.gateway.domain.Texts.lastWords;
import static io.closeloop.gateway.domain.Texts.text;
import static io.closeloop.gateway.domain.Texts.within;
import static org.assertj.core.api.Assertions.assertThat;

import io.closeloop.events.LeadMessage.AllowedHours;
import io.closeloop.events.LeadMessage.Gate;
import io.closeloop.events.LeadMessage.GateReason;
import io.closeloop.events.LeadMessage.Scope;
import io.closeloop.gateway.domain.Clearance.Cleared;
import io.closeloop.gateway.domain.Clearance.Conditions;
import io.closeloop.gateway.domain.Clearance.Refused;
import io.closeloop.gateway.domain.Clearance.Sender;
import io.closeloop.gateway.domain.Clearance.Wait;
import io.closeloop.gateway.domain.GateState.Change;
import io.closeloop.gateway.domain.State.Expired;
import io.closeloop.gateway.domain.State.Held;
import io.closeloop.gateway.domain.State.Withdrawn;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClearanceTest {

    private static final Gate KILL = new Gate(Scope.ENGAGEMENT, Texts.ENGAGEMENT.toString(), GateReason.KILL);

    @Test
    void a_text_whose_time_has_come_may_go() {
        assertThat(at(NOON, text())).isEqualTo(new Cleared());
    }

    @Test
    void a_text_waits_for_its_time() {
        assertThat(at(NOON.minusSeconds(60), text())).isEqualTo(new Wait(NOON));
    }

    @Test
    void a_text_past_its_time_expires() {
        assertThat(at(ONE, text())).isEqualTo(new Cleared());
        assertThat(at(ONE.plusMillis(1), text())).isEqualTo(new Refused(new Expired()));
    }

    @Test
    void a_text_waits_for_the_recipients_hours() {
        AllowedHours afternoon = new AllowedHours(LocalTime.of(12, 30), LocalTime.of(21, 0), ZoneOffset.UTC);
        assertThat(at(NOON, within(afternoon))).isEqualTo(new Wait(Instant.parse("2026-01-15T12:30:00Z")));
    }

    @Test
    void a_text_whose_hours_come_too_late_is_looked_at_when_it_expires() {
        AllowedHours morning = new AllowedHours(LocalTime.of(8, 0), LocalTime.of(9, 0), ZoneOffset.UTC);
        assertThat(at(NOON, within(morning))).isEqualTo(new Wait(ONE.plusMillis(1)));
    }

    @Test
    void a_text_waits_for_the_pace_of_its_phone() {
        Conditions paced = new Conditions(NOON, List.of(), Sender.CONNECTED, NOON.plusSeconds(1));
        assertThat(Clearance.of(text(), paced)).isEqualTo(new Wait(NOON.plusSeconds(1)));
    }

    @Test
    void an_integration_not_heard_of_yet_is_waited_for() {
        Conditions unknown = new Conditions(NOON, List.of(), Sender.UNKNOWN, Instant.MIN);
        assertThat(Clearance.of(text(), unknown)).isEqualTo(new Wait(NOON.plus(Clearance.FOR_SETTINGS)));
    }

    @Test
    void nothing_is_sent_for_an_integration_that_was_removed() {
        Conditions removed = new Conditions(NOON, List.of(), Sender.REMOVED, Instant.MIN);
        assertThat(Clearance.of(text(), removed))
                .isEqualTo(new Refused(new Held("the Close integration has been removed")));
    }

    @Test
    void a_closed_gate_voids_the_texts_before_it_at_once() {
        assertThat(behind(text(10), closed(11))).isEqualTo(withdrawn());
        assertThat(Clearance.of(
                        text(10), new Conditions(NOON.minusSeconds(60), List.of(closed(11)), Sender.CONNECTED, NOON)))
                .isEqualTo(withdrawn());
    }

    @Test
    void a_closed_gate_also_stops_what_is_asked_for_behind_it() {
        assertThat(behind(text(12), closed(11))).isEqualTo(withdrawn());
    }

    @Test
    void what_a_gate_voided_stays_void_after_it_opens() {
        GateState opened = closed(11).after(new Change(false, "lead_A", 13, NOON));
        assertThat(behind(text(10), opened)).isEqualTo(withdrawn());
        assertThat(behind(text(14), opened)).isEqualTo(new Cleared());
    }

    @Test
    void last_words_pass_their_own_gate_and_no_other() {
        Gate dq = new Gate(Scope.ENGAGEMENT, Texts.ENGAGEMENT.toString(), GateReason.DISQUALIFIED);
        GateState disqualified = GateState.first(dq, new Change(true, "lead_A", 11, NOON));
        Text words = lastWords(12, GateReason.DISQUALIFIED);

        assertThat(behind(words, disqualified)).isEqualTo(new Cleared());
        assertThat(Clearance.of(
                        words, new Conditions(NOON, List.of(disqualified, closed(13)), Sender.CONNECTED, Instant.MIN)))
                .isEqualTo(withdrawn());
    }

    @Test
    void sequences_of_another_lead_say_nothing() {
        Gate optOut = new Gate(Scope.PHONE, "+14155550111", GateReason.OPT_OUT);
        GateState byAnother = GateState.first(optOut, new Change(true, "lead_B", 3, NOON));
        GateState openedAgain = byAnother.after(new Change(false, "lead_B", 1000, NOON));

        assertThat(behind(text(10), byAnother)).isInstanceOf(Refused.class);
        assertThat(behind(text(10), openedAgain)).isEqualTo(new Cleared());
    }

    @Test
    void an_opening_that_is_older_than_the_closing_opens_nothing() {
        GateState repeated = closed(11).after(new Change(false, "lead_A", 9, NOON.plusSeconds(1)));
        assertThat(behind(text(12), repeated)).isEqualTo(withdrawn());
    }

    @Test
    void between_two_leads_the_later_word_counts_and_on_a_tie_the_gate_is_closed() {
        GateState opened = GateState.first(KILL, new Change(false, "lead_B", 3, NOON));
        assertThat(opened.after(new Change(true, "lead_C", 1, NOON)).closed()).isTrue();
        assertThat(closed(11).after(new Change(false, "lead_B", 90, NOON)).closed())
                .isTrue();
        assertThat(closed(11)
                        .after(new Change(false, "lead_B", 90, NOON.plusMillis(1)))
                        .closed())
                .isFalse();
    }

    private static GateState closed(long sequence) {
        return GateState.first(KILL, new Change(true, "lead_A", sequence, NOON));
    }

    private static Refused withdrawn() {
        return new Refused(new Withdrawn("gate KILL on the engagement"));
    }

    private static Clearance behind(Text text, GateState gate) {
        return Clearance.of(text, new Conditions(NOON, List.of(gate), Sender.CONNECTED, Instant.MIN));
    }

    private static Clearance at(Instant now, Text text) {
        return Clearance.of(text, new Conditions(now, List.of(), Sender.CONNECTED, Instant.MIN));
    }
}
