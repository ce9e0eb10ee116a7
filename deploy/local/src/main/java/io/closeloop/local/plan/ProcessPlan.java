package io.closeloop.local.plan;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * One process to start.
 *
 * @param name what people call it; also its log file's name
 * @param ports every port it will listen on
 * @param command program and arguments
 * @param environment added to the launcher's own
 * @param address where a person or program reaches it
 * @param readiness how to tell that it can be used
 */
public record ProcessPlan(
        String name,
        List<Integer> ports,
        List<String> command,
        Map<String, String> environment,
        String address,
        Readiness readiness) {

    /** The same, started by another command. */
    public ProcessPlan with(List<String> other) {
        return new ProcessPlan(name, ports, other, environment, address, readiness);
    }

    /** The same with more, or other, environment variables. */
    public ProcessPlan with(Map<String, String> more) {
        Map<String, String> merged = new TreeMap<>(environment);
        merged.putAll(more);
        return new ProcessPlan(name, ports, command, Map.copyOf(merged), address, readiness);
    }
}
