package io.closeloop.ingress.http;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.closeloop.ingress.domain.FirstLook;
import io.closeloop.ingress.http.Reception.Progress;
import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReceptionTest {

    private static final int LARGEST = 10_000;

    private final Reception.Store store = new Reception.Store(LARGEST);
    private int crowdedOut;

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

        // When
        longer.complete();

        // Then
        comes(announced(1), "x");
        assertThat(crowdedOut).isZero();
    }

    @Test
    void when_there_is_no_room_the_longest_incomplete_gives_way() {
        // Given
        List<Integer> gone = new ArrayList<>();
        for (int n = 0; n < 4; n++) {
            int number = n;
            comes(new Reception(store, LARGEST / 4, LARGEST, () -> gone.add(number)), "x".repeat(LARGEST / 4));
        }
        assertThat(gone).isEmpty();

        // When
        comes(announced(LARGEST / 2), "x".repeat(LARGEST / 2));

        // Then
        assertThat(gone).containsExactly(0, 1);
    }

    @Test
    void who_is_crowded_out_does_not_give_its_room_back_twice() {
        // Given
        Reception slow = announced(LARGEST);
        comes(slow, "x".repeat(LARGEST / 2 + 1));
        Reception whole = announced(LARGEST);
        comes(whole, "x".repeat(LARGEST));
        whole.complete();

        // When
        slow.isOver();

        // Then
        assertThat(announced(1).take(Buffer.buffer("x"))).isEqualTo(Progress.NO_ROOM);
    }

    @Test
    void one_that_is_alone_can_have_all_of_it_piece_by_piece() {
        Reception alone = announced(FirstLook.UNANNOUNCED);
        for (int n = 0; n < LARGEST; n++) {
            comes(alone, "x");
        }

        assertThat(alone.complete()).hasSize(LARGEST);
    }

    @Test
    void more_than_the_largest_is_too_large() {
        Reception reception = announced(FirstLook.UNANNOUNCED);
        comes(reception, "x".repeat(LARGEST));

        assertThat(reception.take(Buffer.buffer("x"))).isEqualTo(Progress.TOO_LARGE);
    }

    private Reception announced(long length) {
        return new Reception(store, length, LARGEST, () -> crowdedOut++);
    }

    private static void comes(Reception reception, String piece) {
        assertThat(reception.take(Buffer.buffer(piece))).isEqualTo(Progress.GOES_ON);
    }
}
