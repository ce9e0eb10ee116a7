package io.closeloop.local.bench.ingress;

import io.closeloop.local.load.LoadApp;
import io.closeloop.local.load.Order;
import io.closeloop.local.load.Tally;
import io.closeloop.local.stack.StackFailure;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** A load generator's process. One order at a time. */
final class LoadGenerator implements AutoCloseable {

    private final Process process;
    private final Path log;
    private final BufferedWriter orders;
    private final BufferedReader tallies;

    private LoadGenerator(Process process, Path log) {
        this.process = process;
        this.log = log;
        this.orders = process.outputWriter(StandardCharsets.UTF_8);
        this.tallies = process.inputReader(StandardCharsets.UTF_8);
    }

    static LoadGenerator start(List<String> command, Path log) {
        try {
            return new LoadGenerator(
                    new ProcessBuilder(command).redirectError(log.toFile()).start(), log);
        } catch (IOException e) {
            throw new UncheckedIOException("The load generator could not be started.", e);
        }
    }

    ProcessHandle handle() {
        return process.toHandle();
    }

    /** Returns when the order has been carried out. */
    Tally carryOut(Order order) {
        begin(order);
        return await();
    }

    void begin(Order order) {
        try {
            orders.write(LoadApp.JSON.writeValueAsString(order));
            orders.newLine();
            orders.flush();
        } catch (IOException e) {
            throw gone();
        }
    }

    Tally await() {
        try {
            String line = tallies.readLine();
            if (line == null) {
                throw gone();
            }
            return LoadApp.JSON.readValue(line, Tally.class);
        } catch (IOException e) {
            throw new UncheckedIOException("The load generator's tally cannot be read.", e);
        }
    }

    private StackFailure gone() {
        return new StackFailure("The load generator has ended. See " + log + ".");
    }

    /** It ends with its standard input. */
    @Override
    public void close() {
        try {
            orders.close();
        } catch (IOException e) {
            process.destroy();
        }
    }
}
