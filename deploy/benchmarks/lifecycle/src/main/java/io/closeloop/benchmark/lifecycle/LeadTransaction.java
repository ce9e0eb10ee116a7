package io.closeloop.benchmark.lifecycle;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Inbox, state under its lock, timeline, outbox, in one transaction. What goes out together waits for one answer, as in the product. The state
 * is written as it was read: who decides nothing need not understand it.
 */
final class LeadTransaction {

    private static final String REMEMBER = """
            insert into inbox (source, id, changed_at) values ($1, $2, $3)
            on conflict (source, id) do update set changed_at = excluded.changed_at
            where inbox.changed_at < excluded.changed_at
            """;
    private static final String LOCK = "select state from lead where key = $1 for update";
    private static final String UPDATE = "update lead set state = $2, updated_at = $3 where key = $1";
    private static final String TELL = "insert into timeline_entry (lead, at, what, cause) values ($1, $2, $3, $4)";
    private static final String LEAVE = """
            insert into outbox (topic, key, headers, value)
            select * from unnest($1::text[], $2::text[], $3::text[], $4::bytea[])
            """;
    /** Of the sizes of the product's. */
    private static final Buffer MILESTONE = Buffer.buffer("""
            {"milestone":"KILL_SWITCH_REACHED","setterId":"8b0e6c5e-0000-4000-8000-000000000001","contactId":"cont_0000001",\
            "engagementId":"8b0e6c5e-0000-4000-8000-000000000002","cause":{"kind":"workflow","ref":"ev_bench0000001","actor":"user_A"}}""");

    private static final Buffer GATE = Buffer.buffer("""
            {"leadId":"lead_0000001","gate":{"scope":"ENGAGEMENT","subject":"8b0e6c5e-0000-4000-8000-000000000002","reason":"KILL"}}""");

    private final Pool pool;
    private final Settings settings;

    LeadTransaction(Pool pool, Settings settings) {
        this.pool = pool;
        this.settings = settings;
    }

    Future<Void> on(String lead, List<ConsumerRecord<String, byte[]>> events) {
        return pool.withTransaction(
                connection -> read(connection, lead, events).compose(state -> write(connection, lead, state, events)));
    }

    private static Future<String> read(
            SqlConnection connection, String lead, List<ConsumerRecord<String, byte[]>> events) {
        List<Future<?>> sent = new ArrayList<>();
        for (ConsumerRecord<String, byte[]> event : events) {
            sent.add(connection
                    .preparedQuery(REMEMBER)
                    .execute(Tuple.of(header(event, "ce_source"), header(event, "ce_id"), timeOf(event))));
        }
        Future<String> state = connection
                .preparedQuery(LOCK)
                .execute(Tuple.of(lead))
                .map(rows -> rows.iterator().next().getString(0));
        sent.add(state);
        return Future.all(sent).compose(all -> state);
    }

    private Future<Void> write(
            SqlConnection connection, String lead, String state, List<ConsumerRecord<String, byte[]>> events) {
        OffsetDateTime now = OffsetDateTime.now(ZoneOffset.UTC);
        List<Future<?>> sent = new ArrayList<>();
        sent.add(connection.preparedQuery(UPDATE).execute(Tuple.of(lead, state, now)));
        for (ConsumerRecord<String, byte[]> event : events) {
            String headers = headers(event);
            sent.add(connection
                    .preparedQuery(TELL)
                    .execute(Tuple.of(lead, now, "The kill switch was flipped", header(event, "ce_id"))));
            sent.add(connection
                    .preparedQuery(LEAVE)
                    .execute(Tuple.of(
                            new String[] {settings.messages(), settings.milestones()},
                            new String[] {lead, lead},
                            new String[] {headers, headers},
                            new Buffer[] {GATE, MILESTONE})));
        }
        return Future.all(sent).mapEmpty();
    }

    /** As the product's outbox has them: one {@code name: value} per line. */
    private static String headers(ConsumerRecord<String, byte[]> event) {
        var lines = new StringBuilder();
        event.headers()
                .forEach(header -> lines.append(header.key())
                        .append(": ")
                        .append(new String(header.value(), UTF_8))
                        .append('\n'));
        return lines.toString();
    }

    private static OffsetDateTime timeOf(ConsumerRecord<String, byte[]> event) {
        return Instant.parse(header(event, "ce_time")).atOffset(ZoneOffset.UTC);
    }

    private static String header(ConsumerRecord<String, byte[]> event, String name) {
        return new String(event.headers().lastHeader(name).value(), UTF_8);
    }
}
