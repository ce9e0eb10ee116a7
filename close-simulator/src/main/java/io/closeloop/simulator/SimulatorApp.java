package io.closeloop.simulator;

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
 * (8089), {@code world} (demo or empty), {@code consolidation-ms}, {@code sms-delay-ms}, {@code strict-keys} (true or false).
 */
public final class SimulatorApp {
    private static final Map<String, String> DEFAULTS = Map.of(
            "port", "8089", "world", "demo", "consolidation-ms", "50", "sms-delay-ms", "20", "strict-keys", "true");

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
        SimulatorOptions behaviour = SimulatorOptions.standard()
                .withConsolidation(Duration.ofMillis(number(options, "consolidation-ms")))
                .withSmsDelay(Duration.ofMillis(number(options, "sms-delay-ms")))
                .withStrictKeys(Boolean.parseBoolean(text(options, "strict-keys")));
        return CloseSimulator.start(number(options, "port"), world, behaviour);
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
