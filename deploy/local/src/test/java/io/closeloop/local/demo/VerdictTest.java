package io.closeloop.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class VerdictTest {

    private static final Deed INTRO = new Deed.Text("+16505550100", "[Charlie] Hi Bo");
    private static final Deed STAGE = new Deed.Value("cont_A", "cf_ST", "activated");

    @Test
    void each_expected_deed_exactly_once_is_good() {
        assertThat(Verdict.of(List.of(INTRO, STAGE), List.of(STAGE, INTRO)).good())
                .isTrue();
    }

    @Test
    void a_deed_that_never_came_is_named() {
        assertThat(Verdict.of(List.of(INTRO, STAGE), List.of(INTRO)).complaints())
                .containsExactly("value 'activated' in cf_ST of cont_A: 0 times instead of once");
    }

    @Test
    void a_text_sent_twice_is_named() {
        assertThat(Verdict.of(List.of(INTRO), List.of(INTRO, INTRO)).complaints())
                .containsExactly("text to +16505550100: [Charlie] Hi Bo: 2 times instead of once");
    }

    @Test
    void a_deed_that_nobody_asked_for_is_named() {
        assertThat(Verdict.of(List.of(INTRO), List.of(INTRO, STAGE)).complaints())
                .containsExactly("value 'activated' in cf_ST of cont_A: nobody asked for it");
    }
}
