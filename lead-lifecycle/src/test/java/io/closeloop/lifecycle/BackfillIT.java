package io.closeloop.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.closeloop.events.Topics;
import io.closeloop.lifecycle.house.HandmadeEvents;
import io.closeloop.lifecycle.house.ParkingHouse;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

/** What was missed comes by another topic, and counts once. */
@QuarkusTest
class BackfillIT extends ParkingHouse {

    @Test
    void a_missed_event_is_heard_as_if_it_had_come() {
        broker.publish(missed(HandmadeEvents.enabled(acme)));

        acme.awaitTimeline("Activation asked for");
    }

    @Test
    void an_event_that_comes_live_and_by_backfill_counts_once_whichever_is_first() {
        activated();
        ProducerRecord<String, byte[]> liveFirst = HandmadeEvents.inbound(acme, acme.bosPhone, "live first");
        ProducerRecord<String, byte[]> missedFirst = HandmadeEvents.inbound(acme, acme.bosPhone, "missed first");

        broker.publish(liveFirst);
        broker.publish(missed(missedFirst));
        await().atMost(LONG).until(() -> textsHeard().size() == 2);
        broker.publish(missed(liveFirst));
        broker.publish(missedFirst);
        broker.publish(missed(HandmadeEvents.inbound(acme, acme.bosPhone, "last missed")));
        await().atMost(LONG).until(() -> textsHeard().contains("last missed"));
        broker.publish(HandmadeEvents.inbound(acme, acme.bosPhone, "last live"));
        await().atMost(LONG).until(() -> textsHeard().contains("last live"));

        assertThat(textsHeard())
                .containsExactlyInAnyOrderElementsOf(List.of("live first", "missed first", "last missed", "last live"));
    }

    @Test
    void of_a_parked_lead_it_waits_behind_what_waits() {
        activated();
        parkedByAKill();

        broker.publish(missed(HandmadeEvents.inbound(acme, acme.bosPhone, "missed")));

        awaitParked(2);
    }

    private static ProducerRecord<String, byte[]> missed(ProducerRecord<String, byte[]> event) {
        return new ProducerRecord<>(Topics.CLOSE_BACKFILL.name(), null, event.key(), event.value(), event.headers());
    }
}
