package io.closeloop.simulator.http;

import io.closeloop.simulator.fault.Faults;
import io.closeloop.simulator.limit.RateLimiter;
import io.closeloop.simulator.resource.Api;
import io.closeloop.simulator.resource.Desk;
import io.closeloop.simulator.resource.Hand;
import io.closeloop.simulator.state.Close;
import io.closeloop.simulator.state.Timers;

/** What stands behind the door. */
public record House(
        Close close,
        Api api,
        Hand hand,
        Desk desk,
        Faults faults,
        RateLimiter limiter,
        Timers timers,
        Runnable reset) {}
