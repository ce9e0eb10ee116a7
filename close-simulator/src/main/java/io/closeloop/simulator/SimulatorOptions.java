package io.closeloop.simulator;

import io.closeloop.simulator.limit.RateLimits;
import io.closeloop.simulator.state.Settings;
import io.closeloop.simulator.webhook.DeliverySettings;
import java.time.Duration;
import java.util.OptionalLong;

/**
 * How a simulator behaves where Close is slow or silent.
 *
 * @param smsDelay from outbox to sent or error
 * @param consolidation how long updates wait before they go to webhooks
 * @param deliveryTimeout how long a receiver of webhooks may take
 * @param firstRetry the pause after the first failed delivery; it doubles up to {@code longestRetry}
 * @param strictKeys refuse unknown keys where Close's newest schema does; UNCONFIRMED, so test with both
 * @param rateLimits how requests are limited at the start and after a reset
 * @param seed makes all ids reproducible
 */
public record SimulatorOptions(
        Duration smsDelay,
        Duration consolidation,
        Duration deliveryTimeout,
        Duration firstRetry,
        Duration longestRetry,
        boolean strictKeys,
        RateLimits rateLimits,
        OptionalLong seed) {

    private static final Duration SLOW_SMS = Duration.ofSeconds(5);
    private static final Duration GIVE_UP = Duration.ofHours(72);
    private static final int BACKLOG = 100_000;
    private static final Duration PATIENCE = Duration.ofDays(3);
    private static final Duration RETENTION = Duration.ofDays(30);

    /** What is remembered is bounded by the heap, so that a small one lasts: about a sixth of it for events, a quarter for the ledger. */
    private static final int BYTES_PER_EVENT = 12_000;

    private static final int BYTES_PER_LEDGER_ENTRY = 2_500;
    private static final int MOST = 500_000;

    /** Quick enough for tests and the demo; retries as Close spaces them. */
    public static SimulatorOptions standard() {
        return new SimulatorOptions(
                Duration.ofMillis(20),
                Duration.ofMillis(50),
                Duration.ofSeconds(10),
                Duration.ofSeconds(1),
                Duration.ofMinutes(20),
                true,
                RateLimits.none(),
                OptionalLong.empty());
    }

    public SimulatorOptions withSmsDelay(Duration delay) {
        return new SimulatorOptions(
                delay, consolidation, deliveryTimeout, firstRetry, longestRetry, strictKeys, rateLimits, seed);
    }

    public SimulatorOptions withConsolidation(Duration delay) {
        return new SimulatorOptions(
                smsDelay, delay, deliveryTimeout, firstRetry, longestRetry, strictKeys, rateLimits, seed);
    }

    public SimulatorOptions withRetries(Duration timeout, Duration first, Duration longest) {
        return new SimulatorOptions(smsDelay, consolidation, timeout, first, longest, strictKeys, rateLimits, seed);
    }

    public SimulatorOptions withStrictKeys(boolean strict) {
        return new SimulatorOptions(
                smsDelay, consolidation, deliveryTimeout, firstRetry, longestRetry, strict, rateLimits, seed);
    }

    public SimulatorOptions withRateLimits(RateLimits limits) {
        return new SimulatorOptions(
                smsDelay, consolidation, deliveryTimeout, firstRetry, longestRetry, strictKeys, limits, seed);
    }

    public SimulatorOptions withSeed(long value) {
        return new SimulatorOptions(
                smsDelay,
                consolidation,
                deliveryTimeout,
                firstRetry,
                longestRetry,
                strictKeys,
                rateLimits,
                OptionalLong.of(value));
    }

    Settings settings() {
        return new Settings(smsDelay, SLOW_SMS, strictKeys, capacity(BYTES_PER_LEDGER_ENTRY));
    }

    DeliverySettings deliveries() {
        return new DeliverySettings(
                consolidation,
                deliveryTimeout,
                firstRetry,
                longestRetry,
                GIVE_UP,
                BACKLOG,
                PATIENCE,
                RETENTION,
                capacity(BYTES_PER_EVENT));
    }

    private static int capacity(int bytesPerItem) {
        return (int) Math.min(MOST, Runtime.getRuntime().maxMemory() / bytesPerItem);
    }
}
