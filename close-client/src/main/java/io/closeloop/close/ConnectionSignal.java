package io.closeloop.close;

import java.util.Set;

/**
 * Something about a connection that only a person or close-connector can mend. Fired as a CDI event, on the context of the call that
 * met it and at most once a minute per connection, kind and subject (the credential's version, the fields); a service that has a topic for it observes and publishes. Observers
 * must not block.
 */
public sealed interface ConnectionSignal {

    CloseConnection connection();

    /**
     * 401, also with the credential read anew.
     *
     * @param version of the credential that was refused; a newer one is not concerned
     */
    record CredentialRefused(CloseConnection connection, long version) implements ConnectionSignal {}

    /**
     * Close refused values of these custom fields: one may be gone, or have become another. Close does not say which (close-api.md 4),
     * the field schema does.
     *
     * @param fieldIds {@code cf_…}
     */
    record FieldsRefused(CloseConnection connection, Set<String> fieldIds) implements ConnectionSignal {}
}
