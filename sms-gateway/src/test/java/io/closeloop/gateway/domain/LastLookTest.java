package io.closeloop.gateway.domain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LastLookTest {

    @Test
    void nothing_is_against_a_text_to_a_phone_that_is_there_and_not_blocked() {
        assertThat(new LastLook(true, true, false, false).objection()).isEmpty();
    }

    @Test
    void each_objection_is_named() {
        assertThat(new LastLook(false, false, false, false).objection())
                .contains("the lead or contact is gone from Close");
        assertThat(new LastLook(true, true, false, true).objection()).contains("the kill switch is set in Close");
        assertThat(new LastLook(true, false, false, false).objection())
                .contains("the contact no longer has this phone in Close");
        assertThat(new LastLook(true, true, true, false).objection()).contains("Close blocks texts to this phone");
    }
}
