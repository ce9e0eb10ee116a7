package io.closeloop.close.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.closeloop.close.credential.Secret;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Source: the vectors of close-api.md 2.2, right and wrong. */
class WebhookSignatureTest {

    private static final Secret KEY = Secret.of("00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff");
    private static final Secret OTHER_KEY =
            Secret.of("ffeeddccbbaa99887766554433221100ffeeddccbbaa99887766554433221100");
    private static final String TIMESTAMP = "1760000000";
    private static final byte[] BODY = utf8("{\"event\":{\"id\":\"ev_1\"},\"note\":\"Zoë\"}");
    private static final String HASH = "663ec4d2c4cf9d6c46d54e75708de2edad7f8fb8a0759f14b51a0792fe79c8d2";

    @Test
    void accepts_what_close_signed() {
        assertThat(BODY).hasSize(37);
        assertThat(WebhookSignature.verify(KEY, TIMESTAMP, BODY, HASH)).isTrue();
    }

    @Test
    void signs_the_second_vector() {
        String hash = WebhookSignature.sign(OTHER_KEY, "1544271440", utf8("{\"a\":1}"));

        assertThat(hash).isEqualTo("bf6253791119f4d34e51ea02429c041b0f2f44951e5ad08afbc219932d7b67f9");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "16a185647b54bbb4c5f42181fed520e27e0fb56cae292b1d5725cea69b31465a",
                "c2d928963a90532bc39619238bbd7e68e92768eab2d2321cbe6da647bf1e821a",
                "663ec4d2c4cf9d6c46d54e75708de2edad7f8fb8a0759f14b51a0792fe79c8d3",
                "663ec4d2c4cf9d6c46d54e75708de2edad7f8fb8a0759f14b51a0792fe79c8",
                "not hex",
                ""
            })
    void refuses_a_hash_made_another_way(String hash) {
        assertThat(WebhookSignature.verify(KEY, TIMESTAMP, BODY, hash)).isFalse();
    }

    @Test
    void refuses_another_key_and_another_time() {
        assertThat(WebhookSignature.verify(OTHER_KEY, TIMESTAMP, BODY, HASH)).isFalse();
        assertThat(WebhookSignature.verify(KEY, "1760000001", BODY, HASH)).isFalse();
    }

    @Test
    void refuses_a_body_with_any_bit_flipped() {
        for (int bit = 0; bit < BODY.length * 8; bit++) {
            byte[] forged = BODY.clone();
            forged[bit / 8] ^= (byte) (1 << (bit % 8));

            assertThat(WebhookSignature.verify(KEY, TIMESTAMP, forged, HASH)).isFalse();
        }
    }

    @ParameterizedTest
    @CsvSource({"," + HASH, TIMESTAMP + ",", ","})
    void refuses_an_unsigned_request(@Nullable String timestamp, @Nullable String hash) {
        assertThat(WebhookSignature.verify(KEY, timestamp, BODY, hash)).isFalse();
    }

    @Test
    void names_the_cure_for_a_key_that_is_not_hex_without_showing_it() {
        Secret broken = Secret.of("not-a-hex-key");

        assertThatThrownBy(() -> WebhookSignature.verify(broken, TIMESTAMP, BODY, HASH))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("create it again")
                .hasNoCause()
                .hasMessageNotContaining("not-a-hex-key");
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
