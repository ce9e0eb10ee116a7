package io.closeloop.simulator.fault;

/** What a fault can be aimed at in a delivery. */
public record Delivered(String objectType, String action, String organizationId, String subscriptionId) {}
