package io.closeloop.close.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class SecretTest {

    private static final Secret KEY = Secret.of("api_canary.1");

    @Test
    void prints_masked_wherever_it_stands() {
        assertThat(KEY + " " + new Credential.Key(KEY, 7))
                .doesNotContain("canary")
                .contains("***");
    }

    @Test
    void equals_by_value() {
        assertThat(KEY).isEqualTo(Secret.of("api_canary.1")).isNotEqualTo(Secret.of("api_canary.2"));
        assertThat(KEY.hashCode()).isEqualTo(Secret.of("api_canary.1").hashCode());
    }

    @Test
    void is_never_blank() {
        assertThatThrownBy(() -> Secret.of(" ")).isInstanceOf(IllegalArgumentException.class);
    }
}
