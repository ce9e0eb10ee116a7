package io.closeloop.events;

import java.util.UUID;

/** A setter as the other services need it; compacted by setter id. A setter belongs to an account, not to an integration. */
@EventName("io.closeloop.setter.changed.v1")
public record SetterChanged(UUID setterId, String account, String name, boolean active, long version)
        implements DomainEvent {}
