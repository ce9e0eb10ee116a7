package io.closeloop.simulator.testing;

import io.closeloop.simulator.CloseSimulator;
import io.closeloop.simulator.SimulatorOptions;
import io.closeloop.simulator.World;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A Close for JUnit. In a static field it lives as long as the class and is reset before each test; in another field it is new for each.
 *
 * <pre>{@code
 * @RegisterExtension
 * static final CloseExtension close = CloseExtension.with(World.demo());
 * }</pre>
 */
public final class CloseExtension
        implements BeforeAllCallback, BeforeEachCallback, AfterEachCallback, AfterAllCallback {

    private final World world;
    private final SimulatorOptions options;
    private @Nullable CloseSimulator simulator;
    private boolean ofClass;

    private CloseExtension(World world, SimulatorOptions options) {
        this.world = world;
        this.options = options;
    }

    public static CloseExtension with(World world) {
        return with(world, SimulatorOptions.standard());
    }

    public static CloseExtension with(World world, SimulatorOptions options) {
        return new CloseExtension(world, options);
    }

    /** The simulator of the running test: {@code define()}, {@code act()}, {@code query()}, {@code faults()}, {@code apiUrl()}. */
    public CloseSimulator simulator() {
        return Objects.requireNonNull(simulator, "The simulator runs while a test does.");
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        ofClass = true;
        simulator = CloseSimulator.start(0, world, options);
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        if (ofClass) {
            simulator().reset();
        } else {
            simulator = CloseSimulator.start(0, world, options);
        }
    }

    @Override
    public void afterEach(ExtensionContext context) {
        if (!ofClass) {
            simulator().close();
        }
    }

    @Override
    public void afterAll(ExtensionContext context) {
        simulator().close();
    }
}
