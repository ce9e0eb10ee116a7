package io.closeloop.gateway.domain;

import static io.closeloop.gateway.domain.Texts.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.closeloop.gateway.domain.Attribution.NotYetKnown;
import io.closeloop.gateway.domain.Attribution.Persons;
import io.closeloop.gateway.domain.State.Claimed;
import io.closeloop.gateway.domain.State.Flipped;
import io.closeloop.gateway.domain.State.Requested;
import io.closeloop.gateway.domain.State.Withdrawn;
import java.util.List;
import org.junit.jupiter.api.Test;

class AttributionTest {

    @Test
    void a_text_of_unknown_id_is_a_persons() {
        assertThat(Attribution.of(List.of())).isEqualTo(new Persons());
        assertThat(Attribution.of(List.of(at(new Requested()), at(new Flipped("acti_1", null)))))
                .isEqualTo(new Persons());
    }

    @Test
    void while_a_draft_of_ours_may_exist_whose_id_is_not_known_it_is_nobodys_yet() {
        assertThat(Attribution.of(List.of(at(new Claimed())))).isEqualTo(new NotYetKnown());
        Position strays = new Position(new Withdrawn("gate"), Leftover.NONE.withStrays());
        assertThat(Attribution.of(List.of(text().at(strays)))).isEqualTo(new NotYetKnown());
    }

    private static Text at(State state) {
        return text().at(new Position(state, Leftover.NONE));
    }
}
