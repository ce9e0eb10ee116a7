package io.closeloop.local.plan;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * All processes of the local stack.
 *
 * @param foundation broker, database and simulator: they start first and stop last
 * @param services start when the foundation stands and the topics exist
 * @param bootstrap where the services find the broker
 * @param copies how many brokers keep each record
 */
public record StackPlan(List<ProcessPlan> foundation, List<ProcessPlan> services, String bootstrap, int copies) {

    /** On one broker. */
    public StackPlan(List<ProcessPlan> foundation, List<ProcessPlan> services, String bootstrap) {
        this(foundation, services, bootstrap, 1);
    }

    /** The same with more, or other, environment variables for the services. */
    public StackPlan with(Map<String, String> environment) {
        List<ProcessPlan> changed =
                services.stream().map(service -> service.with(environment)).toList();
        return new StackPlan(foundation, changed, bootstrap, copies);
    }

    public Stream<ProcessPlan> all() {
        return Stream.concat(foundation.stream(), services.stream());
    }
}
