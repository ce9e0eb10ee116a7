package io.closeloop.gateway.application;

/**
 * Fired inside the service after a commit that may have made texts due. Only a hint: whoever misses it finds them at the next poll. Not every
 * commit is one: at 50 texts a second most are not, and each look is a query.
 */
public record TextsDue() {}
