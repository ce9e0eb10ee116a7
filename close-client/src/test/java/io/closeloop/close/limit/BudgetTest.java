package io.closeloop.close.limit;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class BudgetTest {

    @Test
    void reads_what_the_reference_shows() {
        assertThat(Budget.parse("limit=100, remaining=50, reset=5")).isEqualTo(new Budget(100, 50, 5_000_000_000L));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "reset=0.25,remaining=0,limit=20",
                "remaining=0;reset=0.25;limit=20",
                " limit=20 reset=0.25 remaining=0"
            })
    void reads_any_order_and_decimal_seconds(String header) {
        assertThat(Budget.parse(header)).isEqualTo(new Budget(20, 0, 250_000_000));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "limit=100",
                "limit=0, remaining=0, reset=1",
                "limit=x, remaining=1, reset=1",
                "limit=1.2.3, remaining=1, reset=1",
                "unlimited=100, unremaining=50, unreset=5",
                "limit=100, remaining=50, reset="
            })
    void takes_anything_else_as_not_said(@Nullable String header) {
        assertThat(Budget.parse(header)).isNull();
    }

    @Test
    void reads_a_small_number_in_whatever_way_it_is_written() {
        assertThat(Budget.parse("limit=20, remaining=0, reset=2.5E-4")).isEqualTo(new Budget(20, 0, 250_000));
    }

    @Test
    void is_not_led_astray_by_a_longer_name_before_the_right_one() {
        assertThat(Budget.parse("daily-limit=9, limit=100, remaining=50, reset=5"))
                .isEqualTo(new Budget(100, 50, 5_000_000_000L));
    }
}
