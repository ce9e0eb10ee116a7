package io.closeloop.simulator;

import io.closeloop.simulator.limit.Rate;
import io.closeloop.simulator.limit.RateLimits;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;

/**
 * The simulator as a program. Options as {@code --name value} or in the environment as {@code CLOSE_SIMULATOR_NAME}: {@code port}
 * (8089), {@code world} (demo or empty), {@code consolidation-ms}, {@code sms-delay-ms}, {@code strict-keys} (true or false),
 * {@code rate-limit} (requests a second for each key and group of endpoints; 0, the default, for no limit), {@code seed} (a whole number:
 * the same requests in the same order get the same ids; random, the default).
 */
public final class SimulatorApp {
    private static final Map<String, String> DEFAULTS = Map.of(
            "port", "8089",
            "world", "demo",
            "consolidation-ms", "50",
            "sms-delay-ms", "20",
            "strict-keys", "true",
            "rate-limit", "0",
            "seed", "random");

    private SimulatorApp() {}

    public static void main(String[] args) throws InterruptedException {
        CloseSimulator simulator;
        try {
            simulator = start(options(List.of(args), System.getenv()));
        } catch (IllegalArgumentException | IllegalStateException mistake) {
            System.err.println(mistake.getMessage());
            System.exit(1);
            return;
        }
        CountDownLatch stopped = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            simulator.close();
            stopped.countDown();
        }));
        System.out.println("The Close simulator is ready at " + simulator.url());
        stopped.await();
    }

    private static CloseSimulator start(Map<String, String> options) {
        World world = switch (text(options, "world")) {
            case "demo" -> World.demo();
            case "empty" -> World.empty();
            default -> throw new IllegalArgumentException("--world is demo or empty.");
        };
        return CloseSimulator.start(number(options, "port"), world, behaviour(options));
    }

    private static SimulatorOptions behaviour(Map<String, String> options) {
        int rate = number(options, "rate-limit");
        RateLimits limits = rate == 0 ? RateLimits.none() : RateLimits.of(new Rate(rate, Duration.ofSeconds(1)));
        SimulatorOptions behaviour = SimulatorOptions.standard()
                .withConsolidation(Duration.ofMillis(number(options, "consolidation-ms")))
                .withSmsDelay(Duration.ofMillis(number(options, "sms-delay-ms")))
                .withStrictKeys(Boolean.parseBoolean(text(options, "strict-keys")))
                .withRateLimits(limits);
        return text(options, "seed").equals("random") ? behaviour : behaviour.withSeed(number(options, "seed"));
    }

    /** Arguments win over the environment, the environment over the defaults. */
    static Map<String, String> options(List<String> args, Map<String, String> environment) {
        Map<String, String> options = new HashMap<>(DEFAULTS);
        for (String name : DEFAULTS.keySet()) {
            String variable = "CLOSE_SIMULATOR_" + name.toUpperCase(Locale.ROOT).replace('-', '_');
            options.computeIfPresent(name, (n, value) -> environment.getOrDefault(variable, value));
        }
        List<String> rest = new ArrayList<>(args);
        while (!rest.isEmpty()) {
            String name = rest.removeFirst();
            if (!name.startsWith("--") || !DEFAULTS.containsKey(name.substring(2)) || rest.isEmpty()) {
                throw new IllegalArgumentException("Cannot read " + name + ". Options, each followed by a value: --"
                        + String.join(" --", DEFAULTS.keySet()));
            }
            options.put(name.substring(2), rest.removeFirst());
        }
        return options;
    }

    private static String text(Map<String, String> options, String name) {
        return Objects.requireNonNull(options.get(name));
    }

    private static int number(Map<String, String> options, String name) {
        String text = text(options, name);
        if (!text.matches("\\d{1,9}")) {
            throw new IllegalArgumentException("--" + name + " is a whole number, not " + text + ".");
        }
        return Integer.parseInt(text);
    }
}
