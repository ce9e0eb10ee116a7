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

    /** Keeps the contact's lane locked, so that whoever records a milestone for it has to wait; closing lets go. */
    public static AutoCloseable holdsLane(AcmeAccount acme) throws SQLException {
        Connection connection = TestInfrastructure.databases().connect(FieldSyncHouse.DATABASE);
        connection.setAutoCommit(false);
        try (PreparedStatement lock =
                connection.prepareStatement("select * from lane where integration = ? for update")) {
            lock.setString(1, acme.tenant.integration());
            lock.execute();
        }
        return () -> {
            connection.rollback();
            connection.close();
        };
    }

    /** Whether a transaction of the service stands before a lock. */
    public static boolean someoneWaits() throws SQLException {
        String waiting =
                "select 1 from pg_stat_activity where datname = ? and wait_event_type = 'Lock' and query like 'insert into lane%'";
        try (Connection connection = TestInfrastructure.databases().connect(FieldSyncHouse.DATABASE);
                PreparedStatement statement = connection.prepareStatement(waiting)) {
            statement.setString(1, FieldSyncHouse.DATABASE);
            return statement.executeQuery().next();
        }
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
