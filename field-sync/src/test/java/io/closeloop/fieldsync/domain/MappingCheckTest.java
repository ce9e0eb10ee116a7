package io.closeloop.fieldsync.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.closeloop.events.Milestone;
import io.closeloop.fieldsync.domain.MappingCheck.Checked;
import io.closeloop.fieldsync.domain.MappingCheck.ContactField;
import io.closeloop.fieldsync.domain.MappingCheck.Fault;
import io.closeloop.fieldsync.domain.MappingCheck.Wanted;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class MappingCheckTest {

    private final MappingCheck check = new MappingCheck(
            List.of(
                    new ContactField("cf_stage", "Stage", "choices", false, List.of("new", "booked")),
                    new ContactField("cf_score", "Score", "number", false, List.of()),
                    new ContactField("cf_owner", "Owner", "user", false, List.of()),
                    new ContactField("cf_kill", "charlie_kill_switch", "text", false, List.of())),
            Set.of("cf_kill"));

    @Test
    void mappings_that_fit_are_taken_with_name_and_kind_of_their_field() {
        Checked checked = check.check(List.of(wanted("LEAD_BOOKED", "cf_stage", "booked")));

        assertThat(checked.complaint()).isEmpty();
        assertThat(checked.mappings())
                .containsExactly(new Mapping(Milestone.LEAD_BOOKED, "cf_stage", "Stage", FieldKind.CHOICE, "booked"));
    }

    @Test
    void an_unknown_milestone_is_named_with_those_that_exist() {
        assertComplaint(
                wanted("BOOKED", "cf_stage", "new"), Fault.UNKNOWN_MILESTONE, "mappings[0].milestone", "LEAD_BOOKED");
    }

    @Test
    void a_missing_field_id_is_asked_for() {
        assertComplaint(wanted("LEAD_BOOKED", " ", "new"), Fault.MISSING, "mappings[0].fieldId", "Close id");
    }

    @Test
    void a_missing_value_is_asked_for() {
        assertComplaint(wanted("LEAD_BOOKED", "cf_stage", null), Fault.MISSING, "mappings[0].value", "give the value");
    }

    @Test
    void a_control_field_is_refused_although_the_contact_has_it() {
        assertComplaint(
                wanted("LEAD_BOOKED", "cf_kill", "true"),
                Fault.CONTROL_FIELD,
                "mappings[0].fieldId",
                "choose another field");
    }

    @Test
    void a_field_that_contacts_do_not_have_is_refused() {
        assertComplaint(
                wanted("LEAD_BOOKED", "cf_gone", "x"), Fault.UNKNOWN_FIELD, "mappings[0].fieldId", "create it there");
    }

    @Test
    void a_field_that_takes_no_fixed_value_is_refused() {
        assertComplaint(
                wanted("LEAD_BOOKED", "cf_owner", "x"), Fault.UNSUITABLE_FIELD, "mappings[0].fieldId", "of type user");
    }

    @Test
    void a_value_that_the_field_cannot_hold_is_refused() {
        assertComplaint(
                wanted("LEAD_BOOKED", "cf_score", "high"), Fault.UNFIT_VALUE, "mappings[0].value", "not a number");
    }

    @Test
    void a_value_beyond_all_measure_is_refused() {
        assertComplaint(
                wanted("LEAD_BOOKED", "cf_stage", "x".repeat(1001)), Fault.TOO_LONG, "mappings[0].value", "shorten");
    }

    @Test
    void two_values_of_one_milestone_for_one_field_are_refused_and_the_second_is_named() {
        Checked checked = check.check(
                List.of(wanted("LEAD_BOOKED", "cf_stage", "booked"), wanted("LEAD_BOOKED", "cf_stage", "new")));

        assertThat(checked.complaint()).hasValueSatisfying(complaint -> {
            assertThat(complaint.fault()).isEqualTo(Fault.MAPPED_TWICE);
            assertThat(complaint.where()).isEqualTo("mappings[1].fieldId");
        });
        assertThat(checked.mappings()).isEmpty();
    }

    private void assertComplaint(Wanted wanted, Fault fault, String where, String cure) {
        assertThat(check.check(List.of(wanted)).complaint()).hasValueSatisfying(complaint -> {
            assertThat(complaint.fault()).isEqualTo(fault);
            assertThat(complaint.where()).isEqualTo(where);
            assertThat(complaint.cure()).contains(cure);
        });
    }

    private static Wanted wanted(String milestone, String fieldId, @Nullable String value) {
        return new Wanted(milestone, fieldId, value);
    }
}
