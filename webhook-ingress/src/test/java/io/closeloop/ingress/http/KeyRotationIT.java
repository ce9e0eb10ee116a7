package io.closeloop.ingress.http;

import static io.closeloop.ingress.Deliveries.KEY;
import static io.closeloop.ingress.Deliveries.TIMESTAMP;
import static io.closeloop.ingress.Deliveries.leadUpdated;
import static io.closeloop.ingress.Deliveries.signed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.closeloop.close.credential.Secret;
import io.closeloop.close.event.SigningKeys;
import io.closeloop.events.IntegrationChanged.Status;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A subscription gets a new key while deliveries signed with the old one are under way. */
@QuarkusTest
class KeyRotationIT extends ConnectedDoor {

    private static final Secret NEW_KEY = Secret.of("ffeeddccbbaa99887766554433221100ffeeddccbbaa99887766554433221100");

    @BeforeEach
    void thatHasDelivered() {
        assertThat(knock(KEY)).isEqualTo(200);
    }

    @Test
    void both_keys_are_good_from_the_moment_the_new_one_is_stored() throws Exception {
        // Given
        double before = acceptedByPrevious();

        // When stored, and not announced yet
        door.store(tenant, SigningKeys.renewed(KEY, NEW_KEY, Instant.now().plus(Duration.ofHours(1))));

        // Then
        assertThat(knock(NEW_KEY)).isEqualTo(200);
        assertThat(knock(KEY)).isEqualTo(200);
        assertThat(acceptedByPrevious()).isEqualTo(before + 1);
    }

    @Test
    void the_old_key_is_void_when_its_time_is_over() throws Exception {
        long version = door.store(tenant, SigningKeys.renewed(KEY, NEW_KEY, Instant.now()));
        door.announce(tenant, Status.CONNECTED, version);

        await().untilAsserted(() -> assertThat(knock(KEY)).isEqualTo(401));
        assertThat(knock(NEW_KEY)).isEqualTo(200);
    }

    @Test
    void a_key_that_is_announced_is_read_though_another_is_at_hand() throws Exception {
        long version = door.store(tenant, NEW_KEY);
        door.announce(tenant, Status.CONNECTED, version);

        await().untilAsserted(() -> assertThat(knock(KEY)).isEqualTo(401));
        assertThat(knock(NEW_KEY)).isEqualTo(200);
    }

    @Test
    void who_signs_with_a_key_that_is_announced_and_not_to_be_had_yet_is_no_forger() throws Exception {
        // Given
        long version = door.store(tenant, KEY);
        door.announce(tenant, Status.CONNECTED, version + 1);
        await().until(() -> knock(NEW_KEY) != 401);

        // When, then, also when its second look has been used up
        for (int n = 0; n < 5; n++) {
            assertThat(knock(NEW_KEY)).isEqualTo(503);
            assertThat(knock(KEY)).isEqualTo(200);
        }
        door.store(tenant, NEW_KEY);
        await().until(() -> {
            int answer = knock(NEW_KEY);
            assertThat(answer).isIn(200, 503);
            return answer == 200;
        });
    }

    private int knock(Secret key) {
        return door.knock(signed(key, tenant.integration(), TIMESTAMP, leadUpdated("ev_1", "lead_A")))
                .statusCode();
    }

    private double acceptedByPrevious() {
        return meters.counter("closeloop.ingress.accepted", "key", "previous").count();
    }
}
