package io.closeloop.fieldsync.domain;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.closeloop.fieldsync.domain.OneContact.Fate;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.assertj.core.api.ListAssert;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;

class LaneTest {

    private final OneContact contact = new OneContact(sequence -> "value " + sequence);

    @Test
    void a_newer_value_supersedes_what_has_not_been_begun() {
        contact.arrives(1, "cf_a");

        contact.arrives(2, "cf_a");

        assertStates().containsExactly(tuple(1L, WriteState.SUPERSEDED), tuple(2L, WriteState.PENDING));
    }

    @Test
    void a_late_older_value_is_superseded_itself() {
        contact.arrives(2, "cf_a");

        contact.arrives(1, "cf_a");

        assertStates().containsExactly(tuple(2L, WriteState.PENDING), tuple(1L, WriteState.SUPERSEDED));
    }

    @Test
    void a_late_older_value_is_superseded_also_when_the_newer_one_is_long_written() {
        contact.arrives(2, "cf_a");
        contact.settlesDown();

        contact.arrives(1, "cf_a");

        assertStates().containsExactly(tuple(2L, WriteState.WRITTEN), tuple(1L, WriteState.SUPERSEDED));
        assertThat(contact.lane().next()).isEqualTo(new Step.Nothing());
    }

    @Test
    void a_repeat_changes_nothing() {
        contact.arrives(1, "cf_a");
        contact.settlesDown();

        contact.arrives(1, "cf_a");

        assertStates().containsExactly(tuple(1L, WriteState.WRITTEN));
    }

    @Test
    void values_of_different_fields_go_in_one_call() {
        contact.arrives(1, "cf_a");

        contact.arrives(2, "cf_b");

        assertThat(next(Step.Put.class).writes()).extracting(Write::field).containsExactly("cf_a", "cf_b");
    }

    @Test
    void a_write_found_under_way_is_compared_before_anything_is_written() {
        contact.arrives(1, "cf_a");
        contact.begins();
        contact.arrives(2, "cf_b");

        contact.ends(Fate.CRASH_BEFORE_CLOSE_DID_IT);

        assertThat(next(Step.Compare.class).writes())
                .extracting(Write::sequence)
                .containsExactly(1L);
    }

    @Test
    void a_value_found_in_close_is_not_written_again() {
        contact.arrives(1, "cf_a");
        contact.begins();
        contact.ends(Fate.UNKNOWN_AND_DONE);

        contact.settlesDown();

        assertThat(contact.ledger()).hasSize(1);
        assertStates().containsExactly(tuple(1L, WriteState.WRITTEN));
    }

    @Test
    void a_value_not_found_in_close_is_written_again() {
        contact.arrives(1, "cf_a");
        contact.begins();
        contact.ends(Fate.UNKNOWN_AND_NOT_DONE);

        contact.settlesDown();

        assertThat(contact.ledger()).hasSize(1);
        assertThat(contact.fields()).containsEntry("cf_a", "value 1");
    }

    @Test
    void a_value_not_found_and_overtaken_meanwhile_has_missed_its_turn() {
        contact.arrives(1, "cf_a");
        contact.begins();
        contact.arrives(2, "cf_a");
        contact.ends(Fate.UNKNOWN_AND_NOT_DONE);

        contact.settlesDown();

        assertStates().containsExactly(tuple(1L, WriteState.SUPERSEDED), tuple(2L, WriteState.WRITTEN));
    }

    @Test
    void what_is_postponed_waits_with_its_reason() {
        contact.arrives(1, "cf_a");
        contact.begins();
        Lane lane = contact.lane();

        List<Write> settled = lane.settle(ids(lane), new Verdict.Postponed(Duration.ofSeconds(1), "no key"));

        assertThat(settled)
                .extracting(Write::state, Write::reason)
                .containsExactly(tuple(WriteState.WAITING, "no key"));
    }

    @Test
    void a_refusal_of_one_field_leaves_the_others_to_go_on() {
        contact.arrives(1, "cf_a");
        contact.arrives(2, "cf_b");
        contact.begins();
        Lane lane = contact.lane();
        UUID bad = lane.open().getFirst().id();

        List<Write> settled = lane.settle(ids(lane), new Verdict.Refused(Map.of(bad, "no such field")));

        assertThat(settled)
                .extracting(Write::field, Write::state)
                .containsExactly(tuple("cf_a", WriteState.FAILED), tuple("cf_b", WriteState.PENDING));
    }

    @Test
    void after_a_refusal_that_names_no_field_each_value_goes_by_itself_oldest_first() {
        contact.arrives(1, "cf_a");
        contact.arrives(2, "cf_b");
        contact.begins();

        contact.ends(Fate.REFUSED_TOGETHER);

        assertThat(next(Step.Put.class).writes()).extracting(Write::field).containsExactly("cf_a");
    }

    @Test
    void an_abandoned_lane_says_where_it_is_not_known_whether_a_value_was_written() {
        contact.arrives(1, "cf_a");
        contact.begins();
        contact.arrives(2, "cf_b");

        List<Write> abandoned = contact.lane().abandon("integration removed");

        assertThat(abandoned)
                .extracting(Write::state, Write::reason)
                .containsExactly(
                        tuple(WriteState.FAILED, "integration removed; it is not known whether it was written"),
                        tuple(WriteState.FAILED, "integration removed"));
    }

    @Test
    void only_the_transitions_of_the_table_are_legal() {
        Map<WriteState, Set<WriteState>> legal = Map.of(
                WriteState.PENDING, Set.of(WriteState.WRITING, WriteState.SUPERSEDED, WriteState.FAILED),
                WriteState.WAITING, Set.of(WriteState.WRITING, WriteState.SUPERSEDED, WriteState.FAILED),
                WriteState.WRITING, Set.of(WriteState.values()),
                WriteState.WRITTEN, Set.of(),
                WriteState.SUPERSEDED, Set.of(),
                WriteState.FAILED, Set.of());

        Map<WriteState, Set<WriteState>> actual = Set.of(WriteState.values()).stream()
                .collect(toMap(
                        from -> from,
                        from -> Set.of(WriteState.values()).stream()
                                .filter(from::mayBecome)
                                .collect(toSet())));

        assertThat(actual).isEqualTo(legal);
    }

    @Test
    void a_finished_write_cannot_be_begun_again() {
        Write written = new Write(new UUID(0, 9), OneContact.asked(1, "cf_a", "x"), WriteState.WRITTEN, null);

        assertThatThrownBy(() -> Lane.begin(new Step.Put(List.of(written))))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("WRITTEN cannot become WRITING");
    }

    private <T extends Step> T next(Class<T> kind) {
        return org.assertj.core.api.InstanceOfAssertFactories.type(kind)
                .createAssert(contact.lane().next())
                .actual();
    }

    private static Set<UUID> ids(Lane lane) {
        return lane.open().stream().map(Write::id).collect(toSet());
    }

    private ListAssert<Tuple> assertStates() {
        return assertThat(contact.writes().stream()
                .map(write -> tuple(write.sequence(), write.state()))
                .toList());
    }
}
