package io.closeloop.fieldsync;

import static io.closeloop.events.Milestone.CTA_REACHED;
import static io.closeloop.events.Milestone.LEAD_BOOKED;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;

import io.closeloop.events.OutgoingEvent;
import io.closeloop.fieldsync.house.FieldSyncHouse;
import io.closeloop.fieldsync.house.Ledger;
import io.quarkus.test.junit.QuarkusTest;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

/** Promise 1: the offset is committed after the transaction, so that a crash in between brings the milestone again. */
@QuarkusTest
class NothingLostIT extends FieldSyncHouse {

    @Test
    void the_offset_is_not_committed_while_the_milestone_is_not_recorded() throws Exception {
        // Given
        acme.map(acme.mapping(CTA_REACHED, "stage", "cta"), acme.mapping(LEAD_BOOKED, "stage", "booked"));
        OutgoingEvent first = acme.reached(CTA_REACHED);
        acme.publish(first);
        acme.awaitStates("WRITTEN");
        long before = broker.end(partitionOf(first));
        await().atMost(20, SECONDS).until(() -> committed(first) == before);

        // When: its transaction cannot end
        try (AutoCloseable held = Ledger.holdsLane(acme)) {
            acme.publish(acme.reached(LEAD_BOOKED));
            await().atMost(20, SECONDS).until(Ledger::someoneWaits);

            // Then: watched for longer than the consumer takes from one poll to the next, at which commits leave
            await().during(3, SECONDS).atMost(20, SECONDS).until(() -> committed(first) == before);
        }
        acme.awaitStates("WRITTEN", "WRITTEN");
        await().atMost(20, SECONDS).until(() -> committed(first) > before);
    }

    private static long committed(OutgoingEvent event) {
        return broker.committed("field-sync", partitionOf(event));
    }

    private static TopicPartition partitionOf(OutgoingEvent event) {
        return broker.partition(event.topic().name(), event.key());
    }
}
