package io.closeloop.connector.application;

import io.closeloop.events.SetterChanged;
import java.util.Optional;
import java.util.UUID;

/** Every setter, as lead-lifecycle last said. */
public interface KnownSetters {

    /** Empty where this account has no such setter, whoever else may have it. */
    Optional<SetterChanged> find(String account, UUID id);
}
