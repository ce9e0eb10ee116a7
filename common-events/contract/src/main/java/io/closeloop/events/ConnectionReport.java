package io.closeloop.events;

import java.time.Instant;
import java.util.List;

/**
 * What a service met at Close and only a person or close-connector can mend. The connection is the envelope's integration. Told again and
 * again, by any service, as long as it is met; whoever reads it asks {@link #at} which is newer.
 */
public sealed interface ConnectionReport extends DomainEvent {

    /** When it was met, on the clock of the service that met it. */
    Instant at();

    /**
     * Close refuses the credential, also after it was read anew.
     *
     * @param credentialVersion the one that was refused; a newer one is not concerned
     */
    @EventName("io.closeloop.connection.credential-refused.v1")
    record CredentialRefused(long credentialVersion, Instant at) implements ConnectionReport {}

    /**
     * Close refuses values of these custom fields: one may be gone, or have become another. Close does not say which.
     *
     * @param fieldIds {@code cf_…}
     */
    @EventName("io.closeloop.connection.fields-refused.v1")
    record FieldsRefused(List<String> fieldIds, Instant at) implements ConnectionReport {}
}
