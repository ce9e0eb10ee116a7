package io.closeloop.simulator.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The vectors of close-api.md 2.2. */
class SignatureTest {
    private static final String KEY = "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff";
    private static final String BODY = "{\"event\":{\"id\":\"ev_1\"},\"note\":\"Zoë\"}";

    @ParameterizedTest
    @CsvSource(quoteCharacter = '\'', textBlock = """
            00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff, 1760000000, '{"event":{"id":"ev_1"},"note":"Zoë"}', 663ec4d2c4cf9d6c46d54e75708de2edad7f8fb8a0759f14b51a0792fe79c8d2
            ffeeddccbbaa99887766554433221100ffeeddccbbaa99887766554433221100, 1544271440, '{"a":1}', bf6253791119f4d34e51ea02429c041b0f2f44951e5ad08afbc219932d7b67f9
            """)
    void signs_as_the_reference_computed(String key, String timestamp, String body, String hash) {
        assertThat(Signature.of(key, timestamp, body.getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(hash);
    }

    /** The reference's second wrong vector takes the key as text; as hex of that text it must come out here. */
    @Test
    void the_key_taken_as_text_gives_the_other_hash_that_the_reference_calls_wrong() {
        String textAsKey = HexFormat.of().formatHex(KEY.getBytes(StandardCharsets.US_ASCII));

        String hash = Signature.of(textAsKey, "1760000000", BODY.getBytes(StandardCharsets.UTF_8));

        assertThat(hash).isEqualTo("16a185647b54bbb4c5f42181fed520e27e0fb56cae292b1d5725cea69b31465a");
    }

    @Test
    void a_dot_between_timestamp_and_body_gives_the_hash_that_the_reference_calls_wrong() {
        String hash = Signature.of(KEY, "1760000000.", BODY.getBytes(StandardCharsets.UTF_8));

        assertThat(hash).isEqualTo("c2d928963a90532bc39619238bbd7e68e92768eab2d2321cbe6da647bf1e821a");
    }
}
