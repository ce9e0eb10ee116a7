package io.closeloop.simulator.testing;

import io.closeloop.simulator.CloseSimulator;
import io.closeloop.simulator.SimulatorOptions;
import io.closeloop.simulator.World;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A Close for Quarkus' tests. Its address goes into the properties that are named; fields of type {@link CloseSimulator} get it injected.
 * A resource of a service's own may extend it, and add to {@link #configuration(CloseSimulator)}.
 *
 * <pre>{@code
 * @WithTestResource(
 *         value = CloseTestResource.class,
 *         initArgs = @ResourceArg(name = "api-url-property", value = "my.close.base-url"))
 * }</pre>
 */
public class CloseTestResource implements QuarkusTestResourceLifecycleManager {
    /** The properties, separated by commas, that get the address of the API. */
    public static final String API_URL_PROPERTY = "api-url-property";

    /** {@code demo} for the world of the demo; else it is empty. */
    public static final String WORLD = "world";

    private Map<String, String> arguments = Map.of();
    private @Nullable CloseSimulator simulator;

    @Override
    public void init(Map<String, String> initArgs) {
        arguments = Map.copyOf(initArgs);
    }

    @Override
    public final Map<String, String> start() {
        CloseSimulator started = CloseSimulator.start(0, world(), SimulatorOptions.standard());
        simulator = started;
        try {
            return configuration(started);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** The world before the first test; what the argument says, unless overridden. */
    protected World world() {
        return arguments.getOrDefault(WORLD, "").equals("demo") ? World.demo() : World.empty();
    }

    /** What the program under test is configured with. Whatever it throws fails the tests that want this resource. */
    protected Map<String, String> configuration(CloseSimulator close) throws Exception {
        Map<String, String> configuration = new HashMap<>();
        for (String property : arguments.getOrDefault(API_URL_PROPERTY, "").split(",", -1)) {
            if (!property.isBlank()) {
                configuration.put(property.strip(), close.apiUrl());
            }
        }
        return configuration;
    }

    public final CloseSimulator simulator() {
        return Objects.requireNonNull(simulator, "Not started.");
    }

    @Override
    public void inject(TestInjector testInjector) {
        testInjector.injectIntoFields(simulator(), new TestInjector.MatchesType(CloseSimulator.class));
    }

    @Override
    public void stop() {
        if (simulator != null) {
            simulator.close();
        }
    }
}
