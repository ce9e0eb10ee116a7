package io.closeloop.close.event;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.closeloop.close.credential.Secret;
import io.closeloop.close.event.SigningKeys.Match;
import java.time.Instant;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SigningKeysTest {

    private static final Secret OLD = Secret.of("00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff");
    private static final Secret NEW = Secret.of("ffeeddccbbaa99887766554433221100ffeeddccbbaa99887766554433221100");
    private static final Secret OTHER = Secret.of("ab".repeat(32));
    private static final String TIMESTAMP = "1760000000";
    private static final byte[] BODY = "{\"event\":{\"id\":\"ev_1\"},\"note\":\"Zoë\"}".getBytes(UTF_8);
    private static final Instant NOW = Instant.parse("2026-02-01T12:00:00Z");
    private static final Instant UNTIL = NOW.plusSeconds(60);
    private static final SigningKeys RENEWED = SigningKeys.of(SigningKeys.renewed(OLD, NEW, UNTIL));

    @Test
    void a_key_alone_matches_what_it_signed() {
        assertThat(match(SigningKeys.of(OLD), OLD, NOW)).isEqualTo(Match.CURRENT);
        assertThat(match(SigningKeys.of(OLD), OTHER, NOW)).isEqualTo(Match.NONE);
    }

    @Test
    void matches_the_vector_of_the_documentation() {
        String hash = "663ec4d2c4cf9d6c46d54e75708de2edad7f8fb8a0759f14b51a0792fe79c8d2";

        assertThat(SigningKeys.of(OLD).match(TIMESTAMP, BODY, hash, NOW)).isEqualTo(Match.CURRENT);
    }

    @Test
    void after_a_renewal_both_keys_match_until_the_one_before_is_void() {
        assertThat(match(RENEWED, NEW, NOW)).isEqualTo(Match.CURRENT);
        assertThat(match(RENEWED, OLD, NOW)).isEqualTo(Match.PREVIOUS);
        assertThat(match(RENEWED, OLD, UNTIL.minusNanos(1))).isEqualTo(Match.PREVIOUS);
        assertThat(match(RENEWED, OLD, UNTIL)).isEqualTo(Match.NONE);
        assertThat(match(RENEWED, NEW, UNTIL)).isEqualTo(Match.CURRENT);
        assertThat(match(RENEWED, OTHER, NOW)).isEqualTo(Match.NONE);
    }

    @Test
    void a_renewal_after_one_that_was_cut_off_forgets_no_key_that_may_be_in_force() {
        Secret stored = SigningKeys.renewed(SigningKeys.renewed(OLD, NEW, UNTIL), OTHER, UNTIL);

        SigningKeys keys = SigningKeys.of(stored);

        assertThat(match(keys, OTHER, NOW)).isEqualTo(Match.CURRENT);
        assertThat(match(keys, NEW, NOW)).isEqualTo(Match.PREVIOUS);
        assertThat(match(keys, OLD, NOW)).isEqualTo(Match.PREVIOUS);
    }

    @Test
    void what_is_stored_does_not_grow_without_end() {
        Secret stored = OLD;
        for (int n = 0; n < 10; n++) {
            stored = SigningKeys.limited(SigningKeys.renewed(stored, freshKey(n), NOW.plusSeconds(3600)), UNTIL);
        }

        SigningKeys keys = SigningKeys.of(stored);

        assertThat(stored.reveal().split(" ")).hasSize(7);
        assertThat(match(keys, OLD, NOW)).isEqualTo(Match.NONE);
        assertThat(match(keys, freshKey(8), NOW)).isEqualTo(Match.PREVIOUS);
    }

    @Test
    void renewals_that_were_cut_off_never_push_out_the_key_in_force() {
        Secret stored = OLD;
        for (int n = 0; n < 10; n++) {
            stored = SigningKeys.renewed(stored, freshKey(n), UNTIL);
        }

        assertThat(match(SigningKeys.of(stored), OLD, NOW)).isEqualTo(Match.PREVIOUS);
    }

    @Test
    void a_renewal_that_brings_the_same_key_changes_nothing() {
        Secret stored = SigningKeys.renewed(OLD, NEW, UNTIL);

        assertThat(SigningKeys.renewed(stored, NEW, UNTIL.plusSeconds(60))).isEqualTo(stored);
    }

    @Test
    void the_key_before_can_be_made_void_sooner_and_not_later() {
        Secret stored = SigningKeys.renewed(OLD, NEW, UNTIL);

        assertThat(match(SigningKeys.of(SigningKeys.limited(stored, NOW)), OLD, NOW))
                .isEqualTo(Match.NONE);
        assertThat(match(SigningKeys.of(SigningKeys.limited(stored, NOW)), NEW, NOW))
                .isEqualTo(Match.CURRENT);
        assertThat(SigningKeys.limited(stored, UNTIL.plusSeconds(1))).isEqualTo(stored);
        assertThat(SigningKeys.limited(OLD, NOW)).isEqualTo(OLD);
    }

    @Test
    void a_hash_of_another_form_matches_nothing() {
        String hash = WebhookSignature.sign(OLD, TIMESTAMP, BODY);
        SigningKeys keys = SigningKeys.of(OLD);

        for (String other : new String[] {
            "",
            hash.substring(1),
            hash + "0",
            hash.toUpperCase(Locale.ROOT),
            "sha256=" + hash,
            "z".repeat(64),
            " " + hash.substring(1)
        }) {
            assertThat(keys.match(TIMESTAMP, BODY, other, NOW)).as(other).isEqualTo(Match.NONE);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "not-hex",
                "0011 2233",
                "0011 2233 yesterday",
                "0011 2233 2026-02-01T12:00:00Z more",
                "0011 not-hex 2026-02-01T12:00:00Z"
            })
    void what_is_stored_wrongly_is_refused_without_showing_it(String stored) {
        assertThatThrownBy(() -> SigningKeys.of(Secret.of(stored)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasNoCause()
                .hasMessageNotContaining("not-hex")
                .hasMessageNotContaining("yesterday")
                .hasMessageNotContaining("2233");
    }

    @Test
    void does_not_print_itself() {
        assertThat(RENEWED).hasToString("***");
    }

    private static Secret freshKey(int n) {
        return Secret.of("0" + n + "ab".repeat(31));
    }

    private static Match match(SigningKeys keys, Secret signedWith, Instant now) {
        return keys.match(TIMESTAMP, BODY, WebhookSignature.sign(signedWith, TIMESTAMP, BODY), now);
    }
}
