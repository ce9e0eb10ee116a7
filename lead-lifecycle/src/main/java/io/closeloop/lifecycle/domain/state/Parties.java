package io.closeloop.lifecycle.domain.state;

import java.util.UUID;

/** Who talks with whom. They never change within an engagement: a hand-over is a new one. */
public record Parties(String contactId, String firstName, String phone, UUID setterId) {}
