package io.closeloop.connector.store;

import io.closeloop.connector.domain.Integration;
import io.closeloop.connector.domain.Integration.ControlFields;
import io.closeloop.connector.domain.Login;
import io.closeloop.connector.domain.Organization;
import io.closeloop.connector.domain.Phase;
import io.closeloop.connector.domain.Settings;
import io.closeloop.events.IntegrationChanged;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "integration")
class IntegrationRow {

    @Id
    String id;

    @Column
    String account;

    @Column
    @Enumerated(EnumType.STRING)
    Phase phase;

    @Column(name = "organization_id")
    String organizationId;

    @Column(name = "organization_name")
    String organizationName;

    @Column(name = "user_id")
    String userId;

    @Column(name = "lead_enabled")
    @Nullable
    String leadEnabled;

    @Column(name = "lead_setter_id")
    @Nullable
    String leadSetterId;

    @Column(name = "lead_kill_switch")
    @Nullable
    String leadKillSwitch;

    @Column(name = "contact_enabled")
    @Nullable
    String contactEnabled;

    @Column(name = "contact_setter_id")
    @Nullable
    String contactSetterId;

    @Column(name = "contact_kill_switch")
    @Nullable
    String contactKillSwitch;

    @Column(name = "webhook_id")
    @Nullable
    String webhookId;

    @Column(name = "credential_version")
    long credentialVersion;

    @Column(name = "signing_key_version")
    long signingKeyVersion;

    @Column(name = "sending_number")
    @Nullable
    String sendingNumber;

    @Column(name = "default_setter_id")
    @Nullable
    UUID defaultSetterId;

    @Column
    long version;

    @Column(name = "created_at")
    Instant createdAt;

    @Column(name = "due_at")
    @Nullable
    Instant dueAt;

    IntegrationRow() {}

    void connected(ControlFields fields, Login login) {
        phase = Phase.CONNECTED;
        leadEnabled = fields.lead().enabled();
        leadSetterId = fields.lead().setterId();
        leadKillSwitch = fields.lead().killSwitch();
        contactEnabled = fields.contact().enabled();
        contactSetterId = fields.contact().setterId();
        contactKillSwitch = fields.contact().killSwitch();
        webhookId = login.webhookId();
        credentialVersion = login.credentialVersion();
        signingKeyVersion = login.signingKeyVersion();
        dueAt = null;
        version++;
    }

    /** The renewal's claim stays: the stored keys and the other subscriptions are still to be put in order under it. */
    void renewed(Login login) {
        webhookId = login.webhookId();
        signingKeyVersion = login.signingKeyVersion();
        version++;
    }

    void set(Settings settings) {
        sendingNumber = settings.sendingNumber();
        defaultSetterId = settings.defaultSetterId();
        version++;
    }

    /** @return true if a renewal's claim stands; then nothing is due before that has run out */
    boolean removing(Instant due) {
        Instant claim = dueAt;
        phase = Phase.REMOVING;
        dueAt = claim != null && claim.isAfter(due) ? claim : due;
        version++;
        return claim != null;
    }

    /** Only of a row that has been {@link #connected}. */
    Integration read() {
        return new Integration(
                id,
                account,
                new Organization(organizationId, organizationName, userId),
                new ControlFields(
                        new IntegrationChanged.ControlFields(leadEnabled, leadSetterId, leadKillSwitch),
                        new IntegrationChanged.ControlFields(contactEnabled, contactSetterId, contactKillSwitch)),
                new Login(Objects.requireNonNull(webhookId), credentialVersion, signingKeyVersion),
                new Settings(sendingNumber, defaultSetterId),
                version,
                createdAt);
    }
}
