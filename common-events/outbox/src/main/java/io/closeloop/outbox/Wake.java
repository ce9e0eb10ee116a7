package io.closeloop.outbox;

/** Fired inside the service after a commit: there may be rows to publish or to work off. Only a hint; whoever misses it finds the rows at the next poll. */
public record Wake() {}
