package io.closeloop.e2e;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.common.GroupState;
import org.awaitility.Awaitility;

/** Who the broker takes for alive in a group of consumers. An instance is one member for each topic that it reads. */
final class Membership implements AutoCloseable {

    private final Admin admin;
    private final String group;
    private final int ofOneInstance;

    /** Returns when the partitions are shared out. One instance is running. */
    Membership(String bootstrapServers, String group) {
        this.admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers));
        this.group = group;
        Awaitility.await(group + " to be a group").atMost(RunningHouse.PATIENCE).until(() -> isSharedOut(members()));
        this.ofOneInstance = members();
    }

    /** Returns when the partitions are shared out among the members of that many instances. */
    void awaitInstances(int instances) {
        Awaitility.await(instances + " instances in the group")
                .atMost(RunningHouse.PATIENCE)
                .until(() -> isSharedOut(instances * ofOneInstance));
    }

    private boolean isSharedOut(int members) {
        ConsumerGroupDescription now = describe();
        return now.groupState() == GroupState.STABLE && now.members().size() == members;
    }

    private int members() {
        return describe().members().size();
    }

    private ConsumerGroupDescription describe() {
        try {
            return admin.describeConsumerGroups(List.of(group))
                    .all()
                    .get()
                    .values()
                    .iterator()
                    .next();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        admin.close();
    }
}
