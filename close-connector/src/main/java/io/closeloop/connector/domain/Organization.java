package io.closeloop.connector.domain;

/**
 * Whose Close it is.
 *
 * @param userId the user as whom the key acts
 */
public record Organization(String id, String name, String userId) {}
