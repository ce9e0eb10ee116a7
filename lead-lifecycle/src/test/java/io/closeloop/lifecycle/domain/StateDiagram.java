package io.closeloop.lifecycle.domain;

import io.closeloop.lifecycle.domain.state.Engagement;
import io.closeloop.lifecycle.domain.state.Phase;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The legal transitions, as the types have them: what a phase's methods return is where it may go. {@code PENDING} opens as
 * {@code ACTIVATED}, and every state may close.
 */
final class StateDiagram {

    /** @param how the method's name, in words */
    record Edge(String from, String to, String how) {}

    private StateDiagram() {}

    static Set<Edge> edges() {
        Set<Edge> edges = new LinkedHashSet<>();
        edges.add(new Edge("PENDING", "ACTIVATED", "activate"));
        leaves(Phase.class).forEach(phase -> methodsTo(phase).forEach(method -> edges.add(edge(phase, method))));
        return edges;
    }

    static Set<String> endings() {
        return Arrays.stream(Engagement.Ended.values()).map(Enum::name).collect(Collectors.toCollection(TreeSet::new));
    }

    /** For docs/life-of-a-lead.md. */
    static String mermaid() {
        String transitions = edges().stream()
                .map(edge -> "    %s --> %s : %s".formatted(edge.from(), edge.to(), edge.how()))
                .collect(Collectors.joining("\n"));
        String endings = Arrays.stream(Engagement.Ended.values())
                .map(ended -> "| `%s` | %s |".formatted(ended.name(), ended.text()))
                .collect(Collectors.joining("\n"));
        return """
                ```mermaid
                stateDiagram-v2
                    [*] --> PENDING : wanted
                %s
                    PENDING --> CLOSED : drop
                    OPEN --> CLOSED : close
                    state "any of ACTIVATED to BOOKED" as OPEN
                    CLOSED --> [*]
                ```

                | CLOSED because | |
                |---|---|
                %s
                """.formatted(transitions, endings);
    }

    static String nameOf(Class<?> type) {
        return type.getSimpleName().replaceAll("(?<=[a-z])(?=[A-Z])", "_").toUpperCase(Locale.ROOT);
    }

    private static Edge edge(Class<?> phase, Method method) {
        String how = method.getName().replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
        return new Edge(nameOf(phase), nameOf(method.getReturnType()), how);
    }

    private static Stream<Method> methodsTo(Class<?> phase) {
        return Arrays.stream(phase.getMethods())
                .filter(method -> Phase.class.isAssignableFrom(method.getReturnType()))
                .filter(method -> method.getReturnType().isRecord())
                .filter(method -> phase.equals(Phase.Booked.class)
                        || !method.getReturnType().equals(phase))
                .sorted(Comparator.comparing(Method::getName));
    }

    private static Stream<Class<?>> leaves(Class<?> type) {
        return type.isSealed()
                ? Arrays.stream(type.getPermittedSubclasses()).flatMap(StateDiagram::leaves)
                : Stream.of(type);
    }
}
