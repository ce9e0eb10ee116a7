package io.closeloop.connector.domain;

/**
 * What was made when the integration was connected.
 *
 * @param webhookId the subscription at Close
 * @param credentialVersion of the stored API key
 * @param signingKeyVersion of the stored signing key
 */
public record Login(String webhookId, long credentialVersion, long signingKeyVersion) {}
