package io.closeloop.simulator.resource;

import io.closeloop.simulator.state.Answer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds the route of a request: a tree of path segments, in which a word goes before a variable. */
final class RouteTable {
    private static final String VARIABLE = "{}";

    private static final class Node {
        private final Map<String, Node> children = new HashMap<>();
        private final Map<String, Route> byMethod = new HashMap<>();
    }

    /** What was found; {@code route} is null when the path exists, but not with this method. */
    record Match(@Nullable Route route, List<String> ids) {}

    private final Node root = new Node();

    RouteTable(List<Route> routes) {
        for (Route route : routes) {
            Node node = root;
            for (String segment : route.path().split("/", -1)) {
                String key = segment.startsWith("{") ? VARIABLE : segment;
                node = node.children.computeIfAbsent(key, k -> new Node());
            }
            Route other = node.byMethod.put(route.method(), route);
            if (other != null) {
                throw new IllegalStateException(route.method() + ' ' + route.path() + " is served twice.");
            }
        }
    }

    Answer serve(Exchange exchange) {
        Match match = find(exchange.call());
        if (match == null) {
            return Answer.notFound();
        }
        Route route = match.route();
        return route == null
                ? Answer.methodNotAllowed()
                : route.handler()
                        .apply(new Exchange(exchange.session(), exchange.call(), exchange.events(), match.ids()));
    }

    private @Nullable Match find(Call call) {
        String[] segments = call.path().split("/", -1);
        List<String> ids = new ArrayList<>(2);
        Node end = walk(root, segments, 0, ids);
        return end == null ? null : new Match(end.byMethod.get(call.method()), ids);
    }

    private static @Nullable Node walk(Node node, String[] segments, int at, List<String> ids) {
        if (at == segments.length) {
            return node.byMethod.isEmpty() ? null : node;
        }
        Node word = node.children.get(segments[at]);
        Node end = word == null ? null : walk(word, segments, at + 1, ids);
        Node variable = node.children.get(VARIABLE);
        if (end != null || variable == null || segments[at].isEmpty()) {
            return end;
        }
        ids.add(segments[at]);
        end = walk(variable, segments, at + 1, ids);
        if (end == null) {
            ids.removeLast();
        }
        return end;
    }
}
