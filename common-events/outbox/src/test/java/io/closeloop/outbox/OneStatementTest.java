package io.closeloop.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class OneStatementTest {

    @Test
    void a_change_by_itself_stays_as_it_is() {
        Change change = Change.of("delete from a where b = $1", "x");

        assertThat(OneStatement.of(List.of(change))).isEqualTo(change);
    }

    @Test
    void parameters_are_counted_on_from_change_to_change() {
        Change one = Change.of("update a set b = $2 where c = $1", "c", "b");
        Change two = Change.of("insert into d values (now())");
        Change three = Change.of("insert into e select $1, * from unnest($2::text[], $11::text[])", "f", null);

        Change all = OneStatement.of(List.of(one, two, three));

        assertThat(all.sql()).isEqualToIgnoringWhitespace("""
                with change0 as (update a set b = $2 where c = $1), change1 as (insert into d values (now()))
                insert into e select $3, * from unnest($4::text[], $13::text[])
                """);
        assertThat(all.parameters()).containsExactly("c", "b", "f", null);
    }
}
