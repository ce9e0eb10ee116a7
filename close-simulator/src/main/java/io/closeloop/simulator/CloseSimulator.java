package io.closeloop.simulator;

import io.closeloop.simulator.fault.Faults;
import io.closeloop.simulator.http.House;
import io.closeloop.simulator.http.HttpDoor;
import io.closeloop.simulator.limit.RateLimiter;
import io.closeloop.simulator.limit.RateLimits;
import io.closeloop.simulator.resource.Api;
import io.closeloop.simulator.resource.Desk;
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
    private final Faults faults = new Faults();
    private final RateLimiter limiter;
    private final RateLimits initialLimits;
    private final Timers timers;
    private final Close close;
    private final Events events;
    private final World world;
    private final Hand hand;
    private final Desk desk;

    private CloseSimulator(World world, SimulatorOptions options, Clock clock, Timers timers) {
        this.timers = timers;
        this.world = world;
        Ids ids = options.seed().isPresent() ? Ids.seeded(options.seed().getAsLong()) : Ids.random();
        this.close = new Close(options.settings(), clock, timers, ids);
        this.events = new Events(close, clock, timers, options.deliveries(), faults, door.transport());
        this.initialLimits = options.rateLimits();
        this.limiter = new RateLimiter(clock, options.rateLimits());
        this.hand = new Hand(close);
        this.desk = new Desk(close);
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
            simulator.door.open(port, simulator.house());
            return simulator;
        } catch (RuntimeException notOpened) {
            simulator.close();
            throw notOpened;
        }
    }

    private House house() {
        return new House(close, new Api(events), hand, desk, faults, limiter, timers, this::reset);
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
        return new Act(hand, desk);
    }

    public Query query() {
        return new Query(close);
    }

    /** What goes wrong on demand, with requests and with deliveries; nothing until it is asked for. */
    public Faults faults() {
        return faults;
    }

    /** How requests are limited until the next reset; see {@link SimulatorOptions#rateLimits()}. */
    public void limit(RateLimits limits) {
        limiter.set(limits);
    }

    /** Back to the world as it began, without faults, with its first limits; the ledger goes on. */
    public void reset() {
        faults.clear();
        limiter.set(initialLimits);
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
