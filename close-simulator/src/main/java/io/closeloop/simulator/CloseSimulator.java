package io.closeloop.simulator;

import io.closeloop.simulator.http.HttpDoor;
import io.closeloop.simulator.resource.Api;
import io.closeloop.simulator.resource.Hand;
import io.closeloop.simulator.state.Close;
import io.closeloop.simulator.state.Ids;
import io.closeloop.simulator.state.SystemTimers;
import io.closeloop.simulator.state.Timers;
import io.closeloop.simulator.webhook.Events;
import java.time.Clock;

/**
 * A local Close on a port of this machine. In a test:
 *
 * <pre>{@code
 * try (CloseSimulator close = CloseSimulator.start(0)) {
 *     OrganizationDefinition acme = close.define().organization("Acme").lead("Bo Ray", "+14155550111");
 *     // point the program under test at close.apiUrl() with acme.apiKey()
 *     close.act().workflow(acme.leadId("Bo Ray"), Map.of("charlie_enabled", "true"));
 *     assertThat(close.query().textsTo("+14155550111")).hasSize(1);
 * }
 * }</pre>
 */
public final class CloseSimulator implements AutoCloseable {
    /** World ids are the same in every run; what happens later gets other ids in every run, unless a seed is set. */
    private static final long WORLD_SEED = 20;

    private final HttpDoor door = new HttpDoor();
    private final Timers timers;
    private final Close close;
    private final Events events;
    private final World world;
    private final Hand hand;

    private CloseSimulator(World world, SimulatorOptions options, Clock clock, Timers timers) {
        this.timers = timers;
        this.world = world;
        Ids ids = options.seed().isPresent() ? Ids.seeded(options.seed().getAsLong()) : Ids.random();
        this.close = new Close(options.settings(), clock, timers, ids);
        this.events = new Events(close, clock, timers, options.deliveries(), door.transport());
        this.hand = new Hand(close);
        furnish();
    }

    /** An empty world. Port 0 takes a free port. */
    public static CloseSimulator start(int port) {
        return start(port, World.empty(), SimulatorOptions.standard());
    }

    public static CloseSimulator start(int port, World world, SimulatorOptions options) {
        return start(port, world, options, Clock.systemUTC(), new SystemTimers());
    }

    /** With time in the caller's hands; see {@link io.closeloop.simulator.state.ManualTime}. */
    public static CloseSimulator start(int port, World world, SimulatorOptions options, Clock clock, Timers timers) {
        CloseSimulator simulator = new CloseSimulator(world, options, clock, timers);
        try {
            simulator.door.open(port, simulator.close, new Api(simulator.events), simulator.hand, simulator::reset);
            return simulator;
        } catch (RuntimeException notOpened) {
            simulator.close();
            throw notOpened;
        }
    }

    /** Without a path, for example {@code http://127.0.0.1:8089}. */
    public String url() {
        return door.url();
    }

    /** What takes the place of {@code https://api.close.com/api/v1}. */
    public String apiUrl() {
        return url() + "/api/v1";
    }

    public Define define() {
        return new Define(close);
    }

    public Act act() {
        return new Act(hand);
    }

    public Query query() {
        return new Query(close);
    }

    /** Back to the world as it began; the ledger goes on. */
    public void reset() {
        close.locked(() -> {
            close.reset();
            events.clear();
            furnish();
            return close;
        });
    }

    private void furnish() {
        Ids before = close.idsFrom(Ids.seeded(WORLD_SEED));
        world.furnish(new Define(close));
        close.idsFrom(before);
    }

    @Override
    public void close() {
        timers.close();
        door.close();
    }
}
