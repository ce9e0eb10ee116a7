package io.closeloop.lifecycle.cut;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.closeloop.events.CloudEventHeaders;
import io.closeloop.events.Envelope;
import io.closeloop.events.LeadMessage.MessageRequested;
import io.closeloop.events.Topics;
import io.closeloop.lifecycle.house.Acme;
import io.closeloop.lifecycle.house.Database;
import io.closeloop.testing.Broker;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * What there is to be seen of a lead when its story is over: read afterwards, from the topics and the tables, by nobody who had a part in it. Ids and times
 * differ from story to story and are left out; that they fit together is looked at before.
 *
 * @param said by sequence, over both topics: kind, sequence and content. A transaction that is decided anew draws the same numbers
 * @param tables by name, their rows
 * @param faults what must not be in any story
 */
record Seen(List<String> said, Map<String, List<String>> tables, List<String> faults) {

    private static final Pattern OWN = Pattern.compile(
            "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|\\d{4}-\\d\\d-\\d\\dT[0-9:.]+Z|\\+1\\d{10}"
                    + "|(lead|cont|ev|acti|user)_\\w+");

    private static final Map<String, String> TABLES = Map.of(
            "lead", "select phase, chips, parked_at, behind_since from lead where key = ?",
            "timeline", "select kind, what, text from timeline_entry where lead = ? order by id",
            "milestone", "select milestone, sequence from milestone where lead = ? order by sequence",
            "texts",
                    "select direction, state, text, purpose, author from conversation_text where lead = ? order by position",
            "claims", "select count(*) from phone_claim where lead = ?",
            "stored events", "select count(*) from stored_event where lead = ?",
            "requests", "select count(*) from request where lead = ?");

    static Seen of(Acme lead, Broker broker) {
        Map<Long, ConsumerRecord<String, byte[]>> bySequence = new TreeMap<>();
        List<String> faults = new ArrayList<>();
        for (String topic : List.of(Topics.LEAD_MILESTONES.name(), Topics.LEAD_MESSAGES.name())) {
            long highest = 0;
            for (ConsumerRecord<String, byte[]> read :
                    broker.read(topic, lead.key().toString())) {
                long sequence = CloudEventHeaders.read(read.headers()).requiredSequence();
                ConsumerRecord<String, byte[]> before = bySequence.putIfAbsent(sequence, read);
                if (before == null && sequence < highest) {
                    faults.add("#" + sequence + " was overtaken");
                }
                if (before != null && !written(before).equals(written(read))) {
                    faults.add("#" + sequence + " was said twice, and not the same");
                }
                highest = Math.max(highest, sequence);
            }
        }
        Map<String, List<String>> tables = tables(lead);
        tables.put("not in the inbox", unheard(lead, broker));
        tables.put("ids of texts that are asked for and not kept, or kept and not asked for", unlike(lead));
        return new Seen(
                bySequence.values().stream()
                        .map(Seen::written)
                        .map(Seen::general)
                        .toList(),
                tables,
                faults);
    }

    private static List<String> unheard(Acme lead, Broker broker) {
        return Stream.of(Topics.CLOSE_EVENTS, Topics.SMS_EVENTS)
                .flatMap(topic -> broker.read(topic.name(), lead.key().toString()).stream())
                .map(read -> CloudEventHeaders.read(read.headers()))
                .filter(heard -> rows("select 1 from inbox where source = ? and id = ?", heard.source(), heard.id())
                        .isEmpty())
                .map(Envelope::type)
                .toList();
    }

    private static List<String> unlike(Acme lead) {
        List<String> asked = lead.messages(MessageRequested.class).stream()
                .map(text -> text.messageId().toString())
                .distinct()
                .toList();
        List<String> kept = rows(
                "select ref from conversation_text where lead = ? and purpose is not null order by position",
                lead.key().toString());
        return asked.equals(kept) ? List.of() : List.of(asked + " and " + kept);
    }

    private static Map<String, List<String>> tables(Acme lead) {
        Map<String, List<String>> tables = new TreeMap<>();
        TABLES.forEach((name, sql) -> tables.put(
                name,
                rows("select to_jsonb(t)::text from (" + sql + ") t", lead.key().toString()).stream()
                        .map(Seen::general)
                        .toList()));
        return tables;
    }

    private static List<String> rows(String sql, Object... parameters) {
        try (Connection database = Database.open();
                var statement = database.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            List<String> rows = new ArrayList<>();
            try (var found = statement.executeQuery()) {
                while (found.next()) {
                    rows.add(found.getString(1));
                }
            }
            return rows;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String written(ConsumerRecord<String, byte[]> read) {
        Envelope envelope = CloudEventHeaders.read(read.headers());
        return envelope.type() + " " + envelope.id() + " " + new String(read.value(), UTF_8);
    }

    private static String general(String said) {
        return OWN.matcher(said).replaceAll("…");
    }
}
