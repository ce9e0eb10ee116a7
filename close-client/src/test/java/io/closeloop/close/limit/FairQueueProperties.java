package io.closeloop.close.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;

class FairQueueProperties {

    record Item(Priority priority, int number) {}

    @Property
    void gives_out_each_item_once_and_keeps_the_order_of_each_priority(
            @ForAll @Size(max = 200) List<Priority> arrivals) {
        FairQueue<Item> queue = new FairQueue<>();
        for (int i = 0; i < arrivals.size(); i++) {
            queue.add(arrivals.get(i), new Item(arrivals.get(i), i));
        }

        List<Item> left = drain(queue);

        assertThat(left).doesNotHaveDuplicates().hasSameSizeAs(arrivals);
        for (Priority priority : Priority.values()) {
            assertThat(left.stream().filter(item -> item.priority() == priority).map(Item::number))
                    .isSorted();
        }
    }

    @Example
    void shares_by_weight_while_everybody_waits_and_starves_nobody() {
        FairQueue<Priority> queue = new FairQueue<>();
        Map<Priority, Integer> served = new EnumMap<>(Priority.class);
        for (int i = 0; i < 1000; i++) {
            for (Priority priority : Priority.values()) {
                queue.add(priority, priority);
            }
        }

        for (int i = 0; i < 290; i++) {
            served.merge(queue.poll(), 1, Integer::sum);
        }

        assertThat(served)
                .containsEntry(Priority.OPT_OUT, 160)
                .containsEntry(Priority.REPLY, 80)
                .containsEntry(Priority.FIELD_WRITE, 40)
                .containsEntry(Priority.BULK, 10);
    }

    @Example
    void lets_an_opt_out_pass_a_thousand_bulk_calls() {
        FairQueue<Priority> queue = new FairQueue<>();
        for (int i = 0; i < 1000; i++) {
            queue.add(Priority.BULK, Priority.BULK);
        }
        for (int i = 0; i < 500; i++) {
            queue.poll();
        }
        queue.add(Priority.OPT_OUT, Priority.OPT_OUT);

        assertThat(List.of(queue.poll(), queue.poll())).contains(Priority.OPT_OUT);
    }

    private static List<Item> drain(FairQueue<Item> queue) {
        List<Item> items = new ArrayList<>();
        for (Item item = queue.poll(); item != null; item = queue.poll()) {
            items.add(item);
        }
        assertThat(queue.size()).isZero();
        return items;
    }
}
