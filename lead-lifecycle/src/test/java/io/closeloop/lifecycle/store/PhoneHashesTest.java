package io.closeloop.lifecycle.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.closeloop.close.credential.Secret;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PhoneHashesTest {

    private static final String PHONE = "+14155550100";

    @Test
    void a_number_has_one_hash_per_account_and_key_and_does_not_stand_in_it() {
        PhoneHashes hashes = under(1);

        assertThat(hashes.of("acme", PHONE))
                .isEqualTo(under(1).of("acme", PHONE))
                .doesNotContain("4155550100")
                .isNotEqualTo(hashes.of("rival", PHONE))
                .isNotEqualTo(hashes.of("acme", "+14155550101"))
                .isNotEqualTo(under(2).of("acme", PHONE));
    }

    @Test
    void another_key_has_another_fingerprint() {
        assertThat(under(1).keyFingerprint())
                .isEqualTo(under(1).keyFingerprint())
                .isNotEqualTo(under(2).keyFingerprint());
    }

    @ParameterizedTest
    @ValueSource(strings = {"c2hvcnQ=", "not base 64 at all, but quite long enough"})
    void a_key_that_is_none_is_refused_with_the_cure_and_without_itself(String key) {
        assertThatThrownBy(() -> new PhoneHashes(() -> Secret.of(key)))
                .hasMessageContaining("openssl rand -base64 32")
                .hasMessageNotContaining(key)
                .hasNoCause();
    }

    private static PhoneHashes under(int key) {
        byte[] bytes = new byte[32];
        bytes[0] = (byte) key;
        return new PhoneHashes(() -> Secret.of(Base64.getEncoder().encodeToString(bytes)));
    }
}
