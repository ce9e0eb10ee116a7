package io.closeloop.connector.domain;

import io.closeloop.events.IntegrationChanged;
import io.closeloop.events.IntegrationChanged.Status;
import io.closeloop.events.Tenant;
import java.time.Instant;

/**
 * An account's connection to Close, in force.
 *
 * @param version raised on every change; other services never replace a newer one by an older one
 */
public record Integration(
        String id,
        String account,
        Organization organization,
        ControlFields fields,
        Login login,
        Settings settings,
        long version,
        Instant createdAt) {

    /** Close's ids of the control fields, on leads and on contacts; a shared field has the same id on both. */
    public record ControlFields(IntegrationChanged.ControlFields lead, IntegrationChanged.ControlFields contact) {}

    public Tenant tenant() {
        return new Tenant(account, id, organization.id());
    }

    /** The whole state, as every other service needs it. */
    public IntegrationChanged announce(Status status) {
        return new IntegrationChanged(
                status,
                settings.sendingNumber(),
                settings.defaultSetterId(),
                fields.lead(),
                fields.contact(),
                organization.userId(),
                login.credentialVersion(),
                login.signingKeyVersion(),
                version);
    }
}
