package io.closeloop.ingress.http;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.closeloop.ingress.application.Broken;
import io.closeloop.ingress.application.IngressSettings;
import io.closeloop.ingress.application.Tally;
import io.closeloop.ingress.domain.Refusal;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.Vertx;
import jakarta.inject.Inject;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A second door to the same service, behind which something breaks. */
@QuarkusTest
class BrokenInsideIT extends ConnectedDoor {

    @Inject
    Tally tally;

    @Inject
    IngressSettings settings;

    /** Of its own: doors of one Vert.x share the port. */
    private final Vertx vertx = Vertx.vertx();

    @AfterEach
    void isShut() throws Exception {
        vertx.close().toCompletionStage().toCompletableFuture().get(10, SECONDS);
    }

    @Test
    void whoever_meets_it_behind_the_door_is_told_so_and_sent_away() throws Exception {
        assertToldSo(new Doorman.House(integrations, Broken.deliveries(tally, settings), tally, settings));
    }

    @Test
    @SuppressWarnings("NullAway")
    void whoever_meets_it_with_the_head_alone_is_told_so_and_sent_away() throws Exception {
        assertToldSo(new Doorman.House(null, null, tally, settings));
    }

    private void assertToldSo(Doorman.House house) throws Exception {
        // Given
        Door broken = doorOf(house);
        double before = refused(Refusal.BROKEN);

        // When
        String heard = RawVisitor.exchange(broken, RawVisitor.post(good));

        // Then
        assertThat(heard)
                .startsWith("HTTP/1.1 500")
                .contains("connection: close", "\"code\":\"BROKEN\"")
                .hasSizeLessThan(400);
        assertThat(refused(Refusal.BROKEN)).isEqualTo(before + 1);
        assertThat(door.published(tenant)).isEmpty();
    }

    private Door doorOf(Doorman.House house) throws Exception {
        var shared = new DoorVerticle.Shared(new AtomicInteger(), new AtomicInteger(), new AtomicReference<>());
        vertx.deployVerticle(new DoorVerticle(house, 1, shared))
                .toCompletionStage()
                .toCompletableFuture()
                .get(10, SECONDS);
        return new Door(shared.port().get());
    }
}
