package io.closeloop.local.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class TableTest {

    @Test
    void columns_are_as_wide_as_their_widest_cell() {
        Table table = Table.of("what", "where");
        table.add("kafka", "127.0.0.1:9092");
        table.add("close-simulator", "-");

        assertThat(table.render()).isEqualTo("""
                        what              where
                        kafka             127.0.0.1:9092
                        close-simulator   -""");
    }

    @Test
    void a_row_that_does_not_fit_the_header_is_a_mistake() {
        Table table = Table.of("what", "where");

        assertThatThrownBy(() -> table.add("kafka")).isInstanceOf(IllegalArgumentException.class);
    }
}
