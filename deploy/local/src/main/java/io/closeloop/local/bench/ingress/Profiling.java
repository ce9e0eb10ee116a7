package io.closeloop.local.bench.ingress;

import io.closeloop.local.bench.Processes;
import io.closeloop.local.bench.profile.Profile;
import io.closeloop.local.bench.profile.Recording;
import io.closeloop.local.load.Order;
import io.closeloop.local.load.Sender;
import io.closeloop.local.load.Tally;
import io.closeloop.local.plan.Layout;
import io.closeloop.local.plan.Ports;
import io.closeloop.local.stack.LocalStack;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

/** What takes a contender's processor time at 64 connections. */
final class Profiling {

    private static final Duration TIME = Duration.ofSeconds(10);
    private static final int CONNECTIONS = 64;

    private final Layout layout;
    private final Ports ports;
    private final Sender sender;
    private final Path javaHome;

    Profiling(Layout layout, Ports ports, Sender sender, Path javaHome) {
        this.layout = layout;
        this.ports = ports;
        this.sender = sender;
        this.javaHome = javaHome;
    }

    Profile profile(Contender contender, LocalStack contenders, LoadGenerator generator)
            throws InterruptedException, IOException {
        String name = contender.processName();
        Recording recording = Recording.begin(name, Processes.find(contenders, name), layout.home(), javaHome);
        Tally tally =
                generator.carryOut(new Order(contender.port(ports), sender, false, CONNECTIONS, Order.CLOSED, TIME));
        return recording.end(tally.answered());
    }
}
