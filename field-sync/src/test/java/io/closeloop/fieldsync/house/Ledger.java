package io.closeloop.fieldsync.house;

import io.closeloop.embedded.TestInfrastructure;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.UUID;

/** The service's database, brought by hand into states that only a crash leaves behind. */
public final class Ledger {

    private Ledger() {}

    /** A worker had kept its intent and has died: the value may be in Close, its claim has run out. */
    public static void crashedWhileWriting(AcmeAccount acme, String fieldName, String value) {
        run(
                """
                insert into field_write (id, account, integration, organization, lead_id, contact_id, setter_id, milestone, field_id,
                    kind, value, sequence, reached_at, state, attempts, recorded_at, changed_at)
                values (?, ?, ?, ?, ?, ?, ?, 'LEAD_BOOKED', ?, 'TEXT', ?, 1, now(), 'WRITING', 1, now(), now())
                """,
                UUID.randomUUID(),
                acme.tenant.account(),
                acme.tenant.integration(),
                acme.tenant.organization(),
                acme.lead,
                acme.contact,
                acme.setter,
                acme.field(fieldName),
                value);
        run("""
                insert into lane (integration, contact_id, account, lead_id, due_at, claim, claimed_until)
                values (?, ?, ?, ?, now(), 1, now() - interval '1 second')
                """, acme.tenant.integration(), acme.contact, acme.tenant.account(), acme.lead);
    }

    /** As if the claim had run out and another worker had taken the lane, and died. */
    public static void anotherWorkerTakesOver(AcmeAccount acme) {
        run(
                "update lane set claim = claim + 1, claimed_until = now() + interval '1 second' where integration = ?",
                acme.tenant.integration());
    }

    private static void run(String sql, Object... values) {
        try (Connection connection = TestInfrastructure.databases().connect(FieldSyncHouse.DATABASE);
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
