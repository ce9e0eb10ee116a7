package io.closeloop.events;

/**
 * Whose event this is. Set by the service that knows it, never taken from a payload (architecture, section 4).
 *
 * @param account the tenant
 * @param integration the account's Close connection
 * @param organization Close's own organization; the same one may stand under two accounts
 */
public record Tenant(String account, String integration, String organization) {}
