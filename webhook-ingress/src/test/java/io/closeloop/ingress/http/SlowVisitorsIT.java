package io.closeloop.ingress.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.closeloop.ingress.domain.Refusal;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

/** Who takes its time: with the head, with the body, or for ever. */
@QuarkusTest
class SlowVisitorsIT extends ConnectedDoor {

    @Test
    void a_body_that_stops_is_given_up_and_told_so() throws Exception {
        // Given
        double before = refused(Refusal.SLOW_BODY);
        String whole = RawVisitor.post(good);

        try (RawVisitor visitor = RawVisitor.at(door)) {
            // When
            visitor.says(whole.substring(0, whole.length() - 1));

            // Then
            assertThat(visitor.hearsUntilClosed()).startsWith("HTTP/1.1 408");
            assertThat(refused(Refusal.SLOW_BODY)).isEqualTo(before + 1);
        }
    }

    @Test
    void a_body_that_drips_has_no_more_time_than_one_that_stops() throws Exception {
        String whole = RawVisitor.post(good);
        int bodyAt = whole.indexOf("\r\n\r\n") + 4;
        try (RawVisitor visitor = RawVisitor.at(door)) {
            visitor.says(whole.substring(0, bodyAt));

            String heard = drip(visitor, whole.substring(bodyAt));

            assertThat(heard).startsWith("HTTP/1.1 408");
        }
    }

    @Test
    void a_head_that_drips_is_cut_off() throws Exception {
        // Given
        double before = refused(Refusal.SLOW_HEAD);
        try (RawVisitor visitor = RawVisitor.at(door)) {
            // When
            String heard = drip(visitor, RawVisitor.post(good));

            // Then
            assertThat(heard).isEmpty();
            assertThat(refused(Refusal.SLOW_HEAD)).isEqualTo(before + 1);
        }
    }

    @Test
    void a_head_that_drips_after_an_accepted_delivery_is_cut_off_as_well() throws Exception {
        // Given
        double before = refused(Refusal.SLOW_HEAD);
        try (RawVisitor visitor = RawVisitor.at(door)) {
            visitor.says(RawVisitor.post(good));
            assertThat(visitor.hearsAnswer()).startsWith("HTTP/1.1 200");

            // When
            String heard = drip(visitor, RawVisitor.post(good));

            // Then
            assertThat(heard).isEmpty();
            assertThat(refused(Refusal.SLOW_HEAD)).isEqualTo(before + 1);
        }
    }

    @Test
    void a_connection_that_says_nothing_is_closed() throws Exception {
        try (RawVisitor visitor = RawVisitor.at(door)) {
            assertThat(visitor.hearsUntilClosed()).isEmpty();
        }
    }

    @Test
    void one_that_has_delivered_may_stand_idle_longer_than_a_head_may_take() throws Exception {
        try (RawVisitor honest = RawVisitor.at(door);
                RawVisitor other = RawVisitor.at(door)) {
            // Given
            honest.says(RawVisitor.post(good));
            assertThat(honest.hearsAnswer()).startsWith("HTTP/1.1 200");

            // When another that came at the same time has been closed
            assertThat(other.hearsUntilClosed()).isEmpty();

            // Then
            honest.says(RawVisitor.post(good));
            assertThat(honest.hearsAnswer()).startsWith("HTTP/1.1 200");
        }
    }

    @Test
    void a_sender_that_goes_away_in_the_middle_leaves_nothing_behind() throws Exception {
        // Given
        double before = refused(Refusal.CUT_OFF);
        String whole = RawVisitor.post(good);

        // When
        try (RawVisitor visitor = RawVisitor.at(door)) {
            visitor.says(whole.substring(0, whole.length() - 1));
        }

        // Then
        await().until(() -> refused(Refusal.CUT_OFF) == before + 1);
        assertThat(door.published(tenant)).isEmpty();
    }

    /** A byte now and then, until the door closes. Returns what it said. */
    private static String drip(RawVisitor visitor, String text) throws Exception {
        for (int at = 0; at < text.length() && !visitor.isClosedOrSpokenTo(); at++) {
            try {
                visitor.says(text.substring(at, at + 1));
            } catch (java.io.IOException closed) {
                break;
            }
        }
        return visitor.hearsUntilClosed();
    }
}
