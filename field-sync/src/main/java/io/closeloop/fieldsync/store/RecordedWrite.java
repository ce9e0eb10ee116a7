package io.closeloop.fieldsync.store;

import io.closeloop.fieldsync.domain.Write;
import java.time.Instant;

/** A write as the ledger shows it. */
public record RecordedWrite(Write write, int attempts, Instant recordedAt, Instant changedAt) {}
