package io.closeloop.simulator.state;

import java.time.Duration;

/**
 * Where Close is silent or slow, the simulator has a setting.
 *
 * @param smsDelay from outbox to sent or error
 * @param slowSmsDelay the same for the slow magic number
 * @param strictKeys refuse unknown keys where the newest schema does (UNCONFIRMED at run time)
 * @param ledgerCapacity entries kept in the ledger; the oldest go first
 */
public record Settings(Duration smsDelay, Duration slowSmsDelay, boolean strictKeys, int ledgerCapacity) {}
