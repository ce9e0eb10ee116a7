package io.closeloop.lifecycle.application;

import io.closeloop.lifecycle.domain.decision.Limits;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** The times of a lead's life. */
@ConfigMapping(prefix = "closeloop.lifecycle")
public interface LifecycleSettings {

    /** How long an activation waits for the other field before the lead is read. */
    @WithDefault("2s")
    Duration settle();

    /** Texts of a lead within this time get one answer. */
    @WithDefault("3s")
    Duration debounce();

    /** News older than this changes state, but the text that it would have caused is held. */
    @WithDefault("10m")
    Duration lateAfter();

    /** A text that has not gone by then does not go any more. */
    @WithDefault("1h")
    Duration messageValidity();

    /** A lead whose kill or disqualification comes and goes more often than this in an hour is parked: something answers itself. 100 or more: none is. */
    @WithDefault("20")
    int flipsAnHour();

    Requests requests();

    /** How what has been asked for is carried out. */
    interface Requests {

        /** How often to look for requests that have come due in silence. */
        @WithDefault("200ms")
        Duration poll();

        /** After this long an instance that claimed a request is taken for dead. */
        @WithDefault("30s")
        Duration claim();

        /** How many are carried out at the same time. */
        @WithDefault("32")
        int atOnce();

        /** First pause after Close or a setter could not be reached; doubles with every attempt. */
        @WithDefault("1s")
        Duration retryAfter();

        /** The longest pause. */
        @WithDefault("1m")
        Duration retryAtMost();
    }

    default Limits limits() {
        return new Limits(settle(), debounce(), lateAfter(), messageValidity());
    }
}
