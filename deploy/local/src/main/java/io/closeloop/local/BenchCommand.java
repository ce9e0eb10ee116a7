package io.closeloop.local;

import io.closeloop.local.bench.Bench;
import io.closeloop.local.bench.Load;
import io.closeloop.local.bench.Setting;
import io.closeloop.local.client.Product;
import io.closeloop.local.client.SimulatedClose;
import io.closeloop.local.token.IssuingToken;
import io.closeloop.local.token.LocalKeys;
import io.closeloop.local.token.Role;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "bench", description = "Measure start, memory and latency, with a stack of its own.")
final class BenchCommand implements Callable<Integer> {

    private static final String ACCOUNT = "bench";

    @Option(
            names = "--rate",
            split = ",",
            defaultValue = "17,50",
            description = "Activations a second, each measured by itself (default ${DEFAULT-VALUE}).")
    private List<Integer> rates = List.of();

    @Option(names = "--seconds", description = "Measured time (default ${DEFAULT-VALUE}).")
    private int seconds = 30;

    @Option(names = "--warm-up", description = "Seconds before it (default ${DEFAULT-VALUE}).")
    private int warmUp = 40;

    @Option(names = "--once", description = "Only with the last look; the first figures of a change.")
    private boolean once;

    private final Here here;

    BenchCommand(Here here) {
        this.here = here;
    }

    @Override
    public Integer call() throws Exception {
        Here own = here.measuring("bench");
        List<Path> report = new Bench(
                        own.layout(),
                        own.plan(),
                        () -> new Product(
                                own.ports(),
                                new IssuingToken(new LocalKeys(own.layout().keys())).issue(ACCOUNT, Role.admin)),
                        () -> new SimulatedClose(
                                "http://127.0.0.1:" + own.ports().simulator()),
                        own.console())
                .run(settings(), own.report());
        report.forEach(file -> here.console().plain(file.toString()));
        return 0;
    }

    private List<Setting> settings() {
        List<Boolean> lastLook = once ? List.of(true) : List.of(true, false);
        return rates.stream()
                .map(rate -> new Load(rate, Duration.ofSeconds(warmUp), Duration.ofSeconds(seconds)))
                .flatMap(load -> lastLook.stream().map(look -> new Setting(load, look)))
                .toList();
    }
}
