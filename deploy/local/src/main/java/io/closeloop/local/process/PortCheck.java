package io.closeloop.local.process;

import io.closeloop.local.plan.ProcessPlan;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.stream.Stream;

/** Looks for taken ports before anything is started, and says who wanted them. */
public final class PortCheck {

    private PortCheck() {}

    /** One sentence per port that somebody else holds; empty when all are free. */
    public static List<String> taken(Stream<ProcessPlan> plans) {
        return plans.flatMap(plan -> plan.ports().stream()
                        .filter(port -> !isFree(port))
                        .map(port -> "Port %d is taken; %s wants it.".formatted(port, plan.name())))
                .toList();
    }

    private static boolean isFree(int port) {
        try (var socket = new ServerSocket()) {
            // As servers do it: a port on which only old connections linger is free.
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress("127.0.0.1", port));
            return true;
        } catch (IOException taken) {
            return false;
        }
    }
}
