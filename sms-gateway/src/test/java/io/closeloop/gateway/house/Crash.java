package io.closeloop.gateway.house;

import io.closeloop.embedded.TestInfrastructure;
import io.closeloop.events.LeadMessage.MessageRequested;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Leaves the ledger as a gateway leaves it that died: a row in some state, its claim run out. */
public final class Crash {

    private static final String INSERT = """
            insert into message (id, account, integration, organization, lead_id, contact_id, engagement_id, setter_id, sequence,
                purpose, from_phone, to_phone, text, not_before, not_after, requested_at, changed_at,
                state, sms_id, claim, claimed_at, due_at)
            values (?, ?, ?, ?, ?, ?, ?, ?, 0, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1, ?, ?)
            """;

    private Crash() {}

    /** @param smsId the draft that the ledger knows of; null: it knows none */
    public static MessageRequested at(String state, Acme acme, MessageRequested request, @Nullable String smsId) {
        Instant before = Instant.now().minus(Duration.ofSeconds(1));
        Object[] values = {
            request.messageId(),
            acme.tenant.account(),
            acme.tenant.integration(),
            acme.tenant.organization(),
            acme.lead,
            acme.contact,
            acme.engagement,
            acme.setter,
            request.purpose().name(),
            request.fromPhone(),
            request.toPhone(),
            request.text(),
            Timestamp.from(before),
            Timestamp.from(request.notAfter()),
            Timestamp.from(before),
            Timestamp.from(before),
            state,
            smsId,
            Timestamp.from(before),
            Timestamp.from(before)
        };
        update(INSERT, values);
        return request;
    }

    /** As if two minutes had passed for the text. */
    public static void makeDue(MessageRequested request) {
        update("update message set due_at = now() where id = ?", request.messageId());
    }

    /** Close's ids of the texts of which it is not known yet whose they are. */
    public static List<String> unattributed() {
        try (Connection connection = connect();
                PreparedStatement statement = connection.prepareStatement("select sms_id from unattributed_text");
                ResultSet rows = statement.executeQuery()) {
            List<String> ids = new ArrayList<>();
            while (rows.next()) {
                ids.add(rows.getString(1));
            }
            return ids;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Asked for again while it is being pulled back. */
    public static boolean isWantedAgain(MessageRequested request) {
        return count("select count(*) from message where wanted_again and id = ?", request.messageId()) == 1;
    }

    /** How many transactions of the gateway wait for the lock of a place. */
    public static int waitingForLocks() {
        return count("select count(*) from pg_locks where locktype = 'advisory' and not granted");
    }

    private static int count(String sql, Object... values) {
        try (Connection connection = connect();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int n = 0; n < values.length; n++) {
                statement.setObject(n + 1, values[n]);
            }
            try (ResultSet rows = statement.executeQuery()) {
                rows.next();
                return rows.getInt(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void update(String sql, @Nullable Object... values) {
        try (Connection connection = connect();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int n = 0; n < values.length; n++) {
                statement.setObject(n + 1, values[n]);
            }
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Connection connect() throws SQLException {
        return TestInfrastructure.databases().connect(GatewayHouse.DATABASE);
    }
}
