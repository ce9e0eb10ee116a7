package io.closeloop.local;

import io.closeloop.local.process.ResidentMemory;
import io.closeloop.local.process.StackState;
import io.closeloop.local.process.Started;
import io.closeloop.local.stack.Table;
import java.time.Instant;
import java.util.OptionalLong;
import java.util.function.Function;

/** The stack as a table for people. */
final class StackTable {

    private static final int KIBIBYTES_PER_MEBIBYTE = 1024;

    private StackTable() {}

    static String whatWhereSince(StackState state, Function<Instant, String> time) {
        Table table = Table.of("what", "where", "since");
        state.processes().forEach(process -> table.add(process.name(), process.address(), time.apply(process.since())));
        return table.render();
    }

    static String withHealth(StackState state, Function<Instant, String> time) {
        Table table = Table.of("what", "where", "since", "state", "pid", "memory");
        state.processes()
                .forEach(process -> table.add(
                        process.name(),
                        process.address(),
                        time.apply(process.since()),
                        process.isAlive() ? "up" : "ended",
                        Long.toString(process.identity().pid()),
                        memory(process)));
        return table.render();
    }

    private static String memory(Started process) {
        OptionalLong resident =
                process.isAlive() ? ResidentMemory.kibibytes(process.identity().pid()) : OptionalLong.empty();
        return resident.isPresent() ? resident.getAsLong() / KIBIBYTES_PER_MEBIBYTE + " MiB" : "-";
    }
}
