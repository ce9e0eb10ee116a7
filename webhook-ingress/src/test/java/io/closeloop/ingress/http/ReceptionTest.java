package io.closeloop.ingress.http;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.closeloop.ingress.domain.FirstLook;
import io.closeloop.ingress.http.Reception.Progress;
import io.vertx.core.buffer.Buffer;
import org.junit.jupiter.api.Test;

class ReceptionTest {

    private static final int LARGEST = 10_000;

    private final Reception.Store store = new Reception.Store(LARGEST);

    @Test
    void a_body_is_as_it_came_in_however_it_was_cut() {
        Reception reception = announced(10);
        comes(reception, "0123");
        comes(reception, "456");
        comes(reception, "789");

        assertThat(reception.complete()).isEqualTo("0123456789".getBytes(US_ASCII));
    }

    @Test
    void a_complete_body_takes_its_room_until_it_is_answered() {
        // Given
        Reception waiting = announced(LARGEST);
        comes(waiting, "x".repeat(LARGEST));
        waiting.complete();
        assertThat(announced(1).take(Buffer.buffer("x"))).isEqualTo(Progress.NO_ROOM);

        // When
        waiting.isOver();

        // Then
        assertThat(announced(1).take(Buffer.buffer("x"))).isEqualTo(Progress.GOES_ON);
    }

    @Test
    void what_it_took_for_more_than_came_is_free_when_it_is_complete() {
        // Given
        Reception longer = announced(FirstLook.UNANNOUNCED);
        comes(longer, "x".repeat(LARGEST / 2 + 1));
        assertThat(announced(1).take(Buffer.buffer("x"))).isEqualTo(Progress.NO_ROOM);

        // When
        longer.complete();

        // Then
        assertThat(announced(1).take(Buffer.buffer("x"))).isEqualTo(Progress.GOES_ON);
    }

    @Test
    void more_than_the_largest_is_too_large() {
        Reception reception = announced(FirstLook.UNANNOUNCED);
        comes(reception, "x".repeat(LARGEST));

        assertThat(reception.take(Buffer.buffer("x"))).isEqualTo(Progress.TOO_LARGE);
    }

    private Reception announced(long length) {
        return new Reception(store, length, LARGEST);
    }

    private static void comes(Reception reception, String piece) {
        assertThat(reception.take(Buffer.buffer(piece))).isEqualTo(Progress.GOES_ON);
    }
}
