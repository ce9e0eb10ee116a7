package io.closeloop.e2e;

import io.closeloop.embedded.Databases;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import java.util.TreeSet;

/**
 * Stands at lead-lifecycle's outbox and notes what is put into it, in the same transaction: what has been sent does not stay there, and what has got lost does
 * not either.
 */
final class Witness {

    private static final String NOTE = """
            create table witnessed (topic text not null, id text not null);
            create function witness() returns trigger language plpgsql as $$
            begin
                insert into witnessed values (new.topic, substring(new.headers from 'ce_id: ([^\\n]+)'));
                return new;
            end $$;
            create trigger witness after insert on outbox for each row execute function witness()
            """;
    private static final String OF_LEADS =
            "select id from witnessed where topic in ('lead.milestones', 'lead.messages')";

    private Witness() {}

    /** From now on. */
    static void call(Databases databases) {
        try (Connection database = databases.connect(RunningHouse.LIFECYCLE_DATABASE);
                var statement = database.createStatement()) {
            statement.execute(NOTE);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The ids of the events about leads whose transactions have been committed. */
    static Set<String> committed(Databases databases) {
        Set<String> committed = new TreeSet<>();
        try (Connection database = databases.connect(RunningHouse.LIFECYCLE_DATABASE);
                var statement = database.createStatement();
                var rows = statement.executeQuery(OF_LEADS)) {
            while (rows.next()) {
                committed.add(rows.getString(1));
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return committed;
    }
}
