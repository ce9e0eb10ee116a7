package io.closeloop.local.bench;

import io.closeloop.local.client.ConnectedAccount;
import io.closeloop.local.client.Patience;
import io.closeloop.local.client.Product;
import io.closeloop.local.client.SimulatedClose;
import io.closeloop.local.client.SimulatedClose.Person;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.HdrHistogram.Histogram;

/** One run: connect, make leads, activate them at the load's rate, and measure each one's way to its intro. */
final class Activations {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Map<String, String> SCRIPT = Map.of("intro", "Hi", "ctaMessage", "Book here");
    private static final Duration SETTLE_DOWN = Duration.ofSeconds(3);

    private final Product product;
    private final SimulatedClose close;
    private final Load load;
    private final Runnable onWarm;

    /** @param onWarm run when the warm-up is over, right before the first activation that is measured */
    Activations(Product product, SimulatedClose close, Load load, Runnable onWarm) {
        this.product = product;
        this.close = close;
        this.load = load;
        this.onWarm = onWarm;
    }

    /** Microseconds from the webhook's 2xx to the flip. */
    Result run() {
        UUID setter =
                ConnectedAccount.connect(product, close, "Bench setter", SCRIPT).setter();
        List<Person> people = IntStream.range(0, load.totalCount())
                .mapToObj(n -> close.createPerson("Lead " + n, "+1650%07d".formatted(2_000_000 + n)))
                .toList();
        LockSupport.parkNanos(SETTLE_DOWN.toNanos());
        Arrivals arrivals = new Arrivals(close);
        activate(people, setter);
        boolean unused = Patience.comes(PATIENCE, () -> {
            arrivals.read();
            return arrivals.flips() >= people.size();
        });
        Histogram latencies = new Histogram(3);
        arrivals.latencies(people.stream()
                        .skip(load.warmUpCount())
                        .map(Person::leadId)
                        .toList())
                .forEach(latency -> latencies.recordValue(Math.max(0, latency.toNanos() / 1000)));
        return new Result(latencies, people.size() - load.warmUpCount(), (double) arrivals.webhooks() / people.size());
    }

    private void activate(List<Person> people, UUID setter) {
        Map<String, String> fields = Map.of("charlie_enabled", "true", "ai_setter_id", setter.toString());
        try (ExecutorService hands = Executors.newVirtualThreadPerTaskExecutor()) {
            long start = System.nanoTime();
            for (int n = 0; n < people.size(); n++) {
                Person person = people.get(n);
                LockSupport.parkNanos(start + load.dueAfter(n).toNanos() - System.nanoTime());
                if (n == load.warmUpCount()) {
                    onWarm.run();
                }
                hands.execute(() -> close.runWorkflow(person, fields));
            }
        }
    }

    /** @param expected how many latencies there should be */
    record Result(Histogram micros, int expected, double webhooksPerActivation) {}
}
