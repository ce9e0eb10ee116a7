package io.closeloop.fieldsync.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FieldKindTest {

    @ParameterizedTest
    @CsvSource({
        "text,false,TEXT",
        "hidden,false,TEXT",
        "choices,false,CHOICE",
        "choices,true,CHOICES",
        "number,false,NUMBER",
        "date,false,DATE",
        "datetime,false,DATETIME"
    })
    void every_type_that_takes_a_fixed_value_is_known(String type, boolean multiple, FieldKind kind) {
        assertThat(FieldKind.of(type, multiple)).contains(kind);
    }

    @ParameterizedTest
    @CsvSource({"user", "contact", "custom_object", "brand_new"})
    void others_are_not(String type) {
        assertThat(FieldKind.of(type, false)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "TEXT, anything",
        "CHOICE, booked",
        "CHOICES, new",
        "NUMBER, 42",
        "NUMBER, -0.5",
        "DATE, 2026-01-31",
        "DATETIME, 2026-01-31T09:00:00+02:00",
        "DATETIME, 2026-01-31T09:00:00Z"
    })
    void a_fitting_value_draws_no_complaint(FieldKind kind, String value) {
        assertThat(kind.complaint(value, List.of("new", "booked"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "CHOICE, Booked, 'give one of: new, booked'",
        "CHOICES, '', 'give one of: new, booked'",
        "NUMBER, many, 'give one such as 42'",
        "DATE, 31.01.2026, 'give it as 2026-01-31'",
        "DATETIME, 2026-01-31T09:00:00, 'with an offset'"
    })
    void a_value_that_does_not_fit_is_answered_with_the_cure(FieldKind kind, String value, String cure) {
        assertThat(kind.complaint(value, List.of("new", "booked")))
                .hasValueSatisfying(complaint -> assertThat(complaint).contains(cure));
    }

    @Test
    void close_gets_each_kind_in_its_own_form() {
        assertThat(FieldKind.TEXT.forClose("42")).isEqualTo("42");
        assertThat(FieldKind.CHOICES.forClose("new")).isEqualTo(List.of("new"));
        assertThat(FieldKind.NUMBER.forClose("42")).isEqualTo(new BigDecimal("42"));
    }

    @Test
    void a_value_in_another_spelling_is_the_same_value() {
        assertThat(FieldKind.NUMBER.holds(new BigDecimal("5.0"), "5")).isTrue();
        assertThat(FieldKind.DATETIME.holds("2026-01-31T09:00:00+00:00", "2026-01-31T09:00:00Z"))
                .isTrue();
        assertThat(FieldKind.TEXT.holds("booked", " booked ")).isTrue();
        assertThat(FieldKind.CHOICES.holds(List.of("new"), "new")).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"TEXT", "CHOICE", "CHOICES", "NUMBER", "DATE", "DATETIME"})
    void an_unset_field_holds_nothing(FieldKind kind) {
        @Nullable Object unset = null;

        assertThat(kind.holds(unset, "2026")).isFalse();
    }

    @Test
    void a_different_value_is_not_the_same() {
        assertThat(FieldKind.NUMBER.holds(new BigDecimal("6"), "5")).isFalse();
        assertThat(FieldKind.CHOICES.holds(List.of("new", "booked"), "new")).isFalse();
        assertThat(FieldKind.DATETIME.holds("soon", "2026-01-31T09:00:00Z")).isFalse();
    }
}
