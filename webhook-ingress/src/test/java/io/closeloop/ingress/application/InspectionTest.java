package io.closeloop.ingress.application;

import static io.closeloop.ingress.Deliveries.KEY;
import static io.closeloop.ingress.Deliveries.ORGANIZATION;
import static io.closeloop.ingress.Deliveries.TIMESTAMP;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.closeloop.close.credential.Secret;
import io.closeloop.close.event.SigningKeys;
import io.closeloop.ingress.Deliveries;
import io.closeloop.ingress.Delivery;
import io.closeloop.ingress.Knocks;
import io.closeloop.ingress.domain.FirstLook;
import io.closeloop.ingress.domain.Knock;
import io.closeloop.ingress.domain.Refusal;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

class InspectionTest {

    private static final byte[] BODY = Deliveries.leadUpdated("ev_1", "lead_A").getBytes(UTF_8);
    private static final Delivery GOOD = Deliveries.signed("int_1", BODY);
    private static final String HASH = GOOD.hashes().getFirst();
    private static final long LARGEST = 1 << 20;
    private static final Instant NOW = Instant.ofEpochSecond(1_760_000_000);
    private static final int RANDOM_MUTATIONS = 100_000;

    @Test
    void a_genuine_delivery_passes() {
        assertThat(inspect(GOOD)).isInstanceOf(Inspection.Passed.class);
    }

    @Test
    void one_flipped_bit_anywhere_in_the_body_is_a_forgery() {
        for (int bit = 0; bit < BODY.length * 8; bit++) {
            byte[] mutated = BODY.clone();
            mutated[bit / 8] ^= (byte) (1 << (bit % 8));
            assertForged(with(TIMESTAMP, HASH, mutated), "bit " + bit);
        }
    }

    @Test
    void one_changed_character_of_hash_or_timestamp_is_a_forgery() {
        for (int at = 0; at < HASH.length(); at++) {
            assertForged(with(TIMESTAMP, changed(HASH, at), BODY), "hash at " + at);
        }
        for (int at = 0; at < TIMESTAMP.length(); at++) {
            assertForged(with(changed(TIMESTAMP, at), HASH, BODY), "timestamp at " + at);
        }
    }

    @Test
    void a_shortened_or_lengthened_part_is_a_forgery() {
        assertForged(with(TIMESTAMP, HASH, Arrays.copyOf(BODY, BODY.length - 1)), "body cut");
        assertForged(with(TIMESTAMP, HASH, Arrays.copyOf(BODY, BODY.length + 1)), "body longer");
        assertUnsigned(with(TIMESTAMP, HASH.substring(1), BODY), "hash cut");
        assertUnsigned(with(TIMESTAMP, HASH + "0", BODY), "hash longer");
        assertUnsigned(with(TIMESTAMP, "", BODY), "empty hash");
        assertUnsigned(with("", HASH, BODY), "empty timestamp");
        assertUnsigned(with(TIMESTAMP + "0".repeat(20), HASH, BODY), "endless timestamp");
    }

    /** Body, timestamp and hash, one or several of them. Shown by its seed, so that a failure can be looked at again. */
    @Test
    void no_random_mutation_is_accepted() {
        int mutated = 0;
        for (long seed = 0; mutated < RANDOM_MUTATIONS; seed++) {
            Delivery delivery = Mutation.of(GOOD, seed);
            if (!isTheOriginal(delivery)) {
                mutated++;

                Inspection inspected = inspect(delivery);

                assertThat(inspected)
                        .as("made with seed %d", seed)
                        .isInstanceOf(Inspection.Failed.class)
                        .isNotEqualTo(new Inspection.Failed(Refusal.FOREIGN_ORGANIZATION));
            }
        }
    }

    /** Nothing separates timestamp and body under the signature; what moves across the border must not become another event. */
    @Test
    void bytes_moved_between_timestamp_and_body_are_not_accepted() {
        byte[] moved = (TIMESTAMP.substring(5) + new String(BODY, UTF_8)).getBytes(UTF_8);
        assertThat(inspect(with(TIMESTAMP.substring(0, 5), HASH, moved)))
                .isEqualTo(new Inspection.Failed(Refusal.NOT_AN_EVENT));

        assertUnsigned(with(TIMESTAMP + "{", HASH, Arrays.copyOfRange(BODY, 1, BODY.length)), "brace in the timestamp");
    }

    @Test
    void the_key_taken_as_text_does_not_sign() throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(KEY.reveal().getBytes(UTF_8), "HmacSHA256"));
        mac.update(TIMESTAMP.getBytes(UTF_8));

        assertForged(with(TIMESTAMP, HexFormat.of().formatHex(mac.doFinal(BODY)), BODY), "key as text");
    }

    @Test
    void another_key_does_not_sign() {
        Secret other = Secret.of("ff".repeat(32));

        assertThat(inspect(GOOD, other, ORGANIZATION)).isEqualTo(new Inspection.Failed(Refusal.FORGED));
    }

    @Test
    void a_missing_or_second_header_is_unsigned_even_if_one_of_them_is_right() {
        assertThat(List.of(
                        new Delivery("int_1", List.of(), List.of(HASH), BODY),
                        new Delivery("int_1", List.of(TIMESTAMP), List.of(), BODY),
                        new Delivery("int_1", List.of(TIMESTAMP), List.of(HASH, HASH), BODY),
                        new Delivery("int_1", List.of(TIMESTAMP, "1"), List.of(HASH), BODY)))
                .allSatisfy(
                        delivery -> assertThat(inspect(delivery)).isEqualTo(new Inspection.Failed(Refusal.UNSIGNED)));
    }

    @Test
    void nothing_is_parsed_before_the_signature_holds() {
        assertForged(with(TIMESTAMP, HASH, "not json".getBytes(UTF_8)), "unsigned rubbish");
    }

    @Test
    void rightly_signed_rubbish_is_not_an_event() {
        assertThat(inspect(Deliveries.signed("int_1", "not json")))
                .isEqualTo(new Inspection.Failed(Refusal.NOT_AN_EVENT));
    }

    @Test
    void an_event_of_another_organization_is_refused() {
        assertThat(inspect(GOOD, KEY, "orga_B")).isEqualTo(new Inspection.Failed(Refusal.FOREIGN_ORGANIZATION));
    }

    private static boolean isTheOriginal(Delivery delivery) {
        return delivery.timestamps().equals(GOOD.timestamps())
                && delivery.hashes().equals(GOOD.hashes())
                && Arrays.equals(delivery.body(), GOOD.body());
    }

    private static Inspection inspect(Delivery delivery) {
        return inspect(delivery, KEY, ORGANIZATION);
    }

    /** The whole way of a delivery but for the broker: first its head, then its signature, then what it says. */
    private static Inspection inspect(Delivery delivery, Secret key, String organization) {
        Knock knock = Knocks.of(delivery);
        return switch (FirstLook.at(knock, LARGEST)) {
            case FirstLook.TurnedAway(Refusal reason) -> new Inspection.Failed(reason);
            case FirstLook.AboutPage() -> throw new AssertionError("not the way of a delivery");
            case FirstLook.Admitted admitted ->
                Inspection.of(admitted.signature(), delivery.body(), SigningKeys.of(key), organization, NOW);
        };
    }

    private static void assertForged(Delivery delivery, String what) {
        assertThat(inspect(delivery)).as(what).isEqualTo(new Inspection.Failed(Refusal.FORGED));
    }

    private static void assertUnsigned(Delivery delivery, String what) {
        assertThat(inspect(delivery)).as(what).isEqualTo(new Inspection.Failed(Refusal.UNSIGNED));
    }

    private static Delivery with(String timestamp, String hash, byte[] body) {
        return new Delivery("int_1", List.of(timestamp), List.of(hash), body);
    }

    private static String changed(String text, int at) {
        char other = text.charAt(at) == '0' ? '1' : '0';
        return text.substring(0, at) + other + text.substring(at + 1);
    }
}
