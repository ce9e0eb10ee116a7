package io.closeloop.local;

import io.closeloop.local.plan.Layout;
import io.closeloop.local.plan.Planning;
import io.closeloop.local.plan.Ports;
import io.closeloop.local.plan.Service;
import io.closeloop.local.plan.StackPlan;
import io.closeloop.local.stack.Console;
import io.closeloop.local.stack.LocalStack;
import io.closeloop.local.stack.StackFailure;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;

/** The project folder and the machine that a command works on. */
record Here(Layout layout, Ports ports, Console console) {

    /** From what the script {@code closeloop} passes on: {@code -Dcloseloop.root} and {@code CLOSELOOP_PORT_OFFSET}. */
    static Here fromScript() {
        Path root = Path.of(System.getProperty("closeloop.root", "."))
                .toAbsolutePath()
                .normalize();
        return new Here(
                new Layout(root), new Ports(offset()), new Console(System.out, Clock.system(ZoneId.systemDefault())));
    }

    /** A stack of its own in the same project, under this name. */
    Here besides(String name) {
        return new Here(layout.besides(name), ports, console);
    }

    /** As {@link #besides}, for a measurement: it refuses to share the machine with the stack. */
    Here measuring(String name) {
        if (new LocalStack(layout, console).up().isPresent()) {
            throw new StackFailure(
                    "The stack is up, and would share the machine with the measurement. ./closeloop down first.");
        }
        return besides(name);
    }

    /** Where a measurement's report lies. */
    Path report() {
        return layout.home().resolve("report");
    }

    StackPlan plan() {
        List<Service> services =
                Arrays.stream(Service.values()).filter(layout::hasModule).toList();
        return new Planning(layout, ports, Path.of(System.getProperty("java.home")), services).stack();
    }

    private static int offset() {
        String value = System.getenv().getOrDefault("CLOSELOOP_PORT_OFFSET", "0");
        try {
            return Integer.parseInt(value);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    "CLOSELOOP_PORT_OFFSET=%s: give a number, such as 10000.".formatted(value), e);
        }
    }
}
