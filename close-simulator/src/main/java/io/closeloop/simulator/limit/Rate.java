package io.closeloop.simulator.limit;

import java.time.Duration;

/** So many requests in such a time. */
public record Rate(int requests, Duration per) {
    public Rate {
        if (requests < 1 || !per.isPositive()) {
            throw new IllegalArgumentException("A rate is one request or more in a time longer than none.");
        }
    }

    Rate times(int factor) {
        return new Rate(requests * factor, per);
    }
}
