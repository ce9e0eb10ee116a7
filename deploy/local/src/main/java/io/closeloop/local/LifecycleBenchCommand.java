package io.closeloop.local;

import io.closeloop.local.bench.lifecycle.LifecycleBench;
import io.closeloop.local.bench.lifecycle.LifecycleScope;
import io.closeloop.local.bench.lifecycle.LifecycleScope.Part;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "lifecycle",
        description = "Measure lead-lifecycle beside a floor that does the bare transaction, in one run.")
final class LifecycleBenchCommand implements Callable<Integer> {

    @Option(names = "--quick", description = "A look of four minutes instead of ten: fewer turns, no million of leads.")
    private boolean quick;

    @Option(names = "--profile", description = "Also say what takes the time of lead-lifecycle and of the floor.")
    private boolean profile;

    @Option(
            names = "--parts",
            split = ",",
            description = "Only these: ${COMPLETION-CANDIDATES} (default: all but the profile).")
    private List<Part> parts = List.of(Part.RATE, Part.LATENCY, Part.BULK, Part.SIZE);

    private final Here here;

    LifecycleBenchCommand(Here here) {
        this.here = here;
    }

    @Override
    public Integer call() throws Exception {
        Here own = here.measuring("bench-lifecycle");
        Set<Part> asked = EnumSet.copyOf(parts);
        if (profile) {
            asked.add(Part.PROFILE);
        }
        new LifecycleBench(own.layout(), own.ports(), own.console())
                .run(quick ? LifecycleScope.quick(asked) : LifecycleScope.full(asked), own.report())
                .forEach(file -> here.console().plain(file.toString()));
        return 0;
    }
}
