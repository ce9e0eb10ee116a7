package io.closeloop.local.bench;

import io.closeloop.events.Topics;
import io.closeloop.local.stack.StackFailure;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;

/** How far the lead-keyed topics have come. */
public final class TopicEnds {

    private final Admin admin;

    /** @param admin the caller's, to close after use */
    public TopicEnds(Admin admin) {
        this.admin = admin;
    }

    /** All records that were ever in it, also those whose time is over. */
    public long count(String topic) throws InterruptedException {
        return of(topic).values().stream().mapToLong(Long::longValue).sum();
    }

    public Map<TopicPartition, Long> of(String topic) throws InterruptedException {
        Map<TopicPartition, OffsetSpec> asked = new HashMap<>();
        partitions(topic).forEach(partition -> asked.put(partition, OffsetSpec.latest()));
        try {
            Map<TopicPartition, Long> ends = new HashMap<>();
            admin.listOffsets(asked).all().get().forEach((partition, found) -> ends.put(partition, found.offset()));
            return ends;
        } catch (ExecutionException e) {
            throw new StackFailure("The records of " + topic + " could not be counted: " + e.getMessage());
        }
    }

    public static List<TopicPartition> partitions(String topic) {
        return new ArrayList<>(IntStream.range(0, Topics.LEAD_PARTITIONS)
                .mapToObj(partition -> new TopicPartition(topic, partition))
                .toList());
    }
}
