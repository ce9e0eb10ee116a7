package io.closeloop.simulator.resource;

import io.closeloop.simulator.state.Switch;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All that is simulated, as data: read from the very table that serves it, so that none is missing. */
public final class Operations {
    private static final String OAUTH = "close-api.md 1.3";

    /** Outside of {@code /api/v1/}. */
    private static final List<Operation> OUTSIDE = List.of(
            of("GET", "/oauth2/authorize", OAUTH),
            of("POST", "/oauth2/token", OAUTH),
            of("POST", "/oauth2/revoke", OAUTH));

    private Operations() {}

    /** By path, then by method. */
    public static List<Operation> all() {
        Stream<Operation> inside = Api.ROUTES.stream().map(route -> of(route.method(), route.path(), route.source()));
        return Stream.concat(inside, OUTSIDE.stream())
                .sorted(Comparator.comparing(Operation::path).thenComparing(Operation::method))
                .toList();
    }

    private static Operation of(String method, String path, String source) {
        String touching = Arrays.stream(Switch.values())
                .filter(s -> s.operations().contains(method + ' ' + path))
                .map(Switch::word)
                .collect(Collectors.joining(", "));
        String full = path.startsWith("/") ? path + '/' : "/api/v1/" + path + '/';
        return new Operation(method, full, source, touching.isEmpty(), touching.isEmpty() ? null : touching);
    }
}
