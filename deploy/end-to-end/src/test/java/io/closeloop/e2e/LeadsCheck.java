package io.closeloop.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.closeloop.embedded.Databases;
import io.closeloop.events.CloudEventHeaders;
import io.closeloop.events.Envelope;
import io.closeloop.events.IncomingEvent;
import io.closeloop.events.LeadMessage;
import io.closeloop.events.LeadMessage.GateReason;
import io.closeloop.events.LeadMessage.MessageRequested;
import io.closeloop.events.LeadMessage.Purpose;
import io.closeloop.events.Milestone;
import io.closeloop.events.MilestoneReached;
import io.closeloop.events.Topic;
import io.closeloop.events.Topics;
import io.closeloop.testing.Broker;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Looks at leads whose stories are over: reads topics and tables from outside, afterwards, and knows nothing of what was killed meanwhile. A consumer's view of
 * lead-lifecycle's topics: a sequence that has been seen is dropped (promise 2).
 */
final class LeadsCheck {

    private final Broker broker;
    private final Databases databases;
    private final List<String> complaints = new ArrayList<>();

    private LeadsCheck(Broker broker, Databases databases) {
        this.broker = broker;
        this.databases = databases;
    }

    /**
     * @param stories by lead id, the milestones that each has to show, in order
     * @return empty when nothing is lost, nothing doubled and every lead's order kept
     */
    static List<String> complaints(String bootstrapServers, Databases databases, Map<String, List<Milestone>> stories) {
        try (Broker broker = new Broker(bootstrapServers)) {
            LeadsCheck check = new LeadsCheck(broker, databases);
            check.stories(stories);
            check.heard(stories.keySet());
            check.published();
            check.leftOver();
            check.complaints.addAll(SequenceCheck.overtaken(bootstrapServers));
            return List.copyOf(check.complaints);
        }
    }

    private void stories(Map<String, List<Milestone>> stories) {
        Map<String, Map<Long, ConsumerRecord<String, byte[]>>> said = new TreeMap<>();
        Stream.of(Topics.LEAD_MILESTONES, Topics.LEAD_MESSAGES)
                .flatMap(topic -> broker.read(topic.name()).stream())
                .forEach(read -> keep(said.computeIfAbsent(leadOf(read), lead -> new TreeMap<>()), read));
        stories.forEach((lead, milestones) -> {
            Map<Long, ConsumerRecord<String, byte[]>> bySequence = said.getOrDefault(lead, Map.of());
            expect(milestones, milestonesIn(bySequence), lead + ": milestones");
            texts(lead, messagesIn(bySequence));
            gates(lead, messagesIn(bySequence));
        });
    }

    private void keep(Map<Long, ConsumerRecord<String, byte[]>> bySequence, ConsumerRecord<String, byte[]> read) {
        ConsumerRecord<String, byte[]> first =
                bySequence.putIfAbsent(CloudEventHeaders.read(read.headers()).requiredSequence(), read);
        if (first != null && !new String(first.value(), UTF_8).equals(new String(read.value(), UTF_8))) {
            complaints.add(read.key() + ": one sequence says two things");
        }
    }

    /** One text for each intent: one intro, and at most one answer to the one text that each lead sends. */
    private void texts(String lead, List<LeadMessage> messages) {
        List<MessageRequested> texts = messages.stream()
                .filter(MessageRequested.class::isInstance)
                .map(MessageRequested.class::cast)
                .toList();
        Set<Object> ids = new HashSet<>();
        texts.stream()
                .filter(text -> !ids.add(text.messageId()))
                .forEach(text -> complaints.add(lead + ": text " + text.messageId() + " is asked for twice"));
        expect(1L, number(texts, Purpose.INTRO), lead + ": intros");
        if (number(texts, Purpose.REPLY) > 1) {
            complaints.add(lead + ": " + number(texts, Purpose.REPLY) + " answers to one text");
        }
    }

    private static long number(List<MessageRequested> texts, Purpose purpose) {
        return texts.stream().filter(text -> text.purpose() == purpose).count();
    }

    /** Each is closed and opened in turn; the last word of every story is a kill. */
    private void gates(String lead, List<LeadMessage> messages) {
        Set<LeadMessage.Gate> closed = new HashSet<>();
        for (LeadMessage message : messages) {
            boolean inTurn = switch (message) {
                case LeadMessage.GateClosed(String id, LeadMessage.Gate gate) -> closed.add(gate);
                case LeadMessage.GateOpened(String id, LeadMessage.Gate gate) -> closed.remove(gate);
                case MessageRequested text -> closed.isEmpty();
                case LeadMessage.MessageWithdrawn withdrawn -> true;
            };
            if (!inTurn) {
                complaints.add(lead + ": not in turn: " + message.getClass().getSimpleName());
            }
        }
        expect(
                List.of(GateReason.KILL),
                closed.stream().map(LeadMessage.Gate::reason).toList(),
                lead + ": gates closed at the end");
    }

    /** What was told of texts has had its effect; of Close's events the milestones say so. */
    private void heard(Set<String> leads) {
        try (Connection database = lifecycle();
                var inbox = database.prepareStatement("select 1 from inbox where source = ? and id = ?")) {
            for (ConsumerRecord<String, byte[]> read : broker.read(Topics.SMS_EVENTS.name())) {
                Envelope envelope = CloudEventHeaders.read(read.headers());
                inbox.setString(1, envelope.source());
                inbox.setString(2, envelope.id());
                if (leads.contains(envelope.subject()) && !inbox.executeQuery().next()) {
                    complaints.add(envelope.subject() + ": " + envelope.type() + " was not heard");
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What has been committed, all of it and nothing else, has been said. */
    private void published() {
        Set<String> said = new TreeSet<>();
        Stream.of(Topics.LEAD_MILESTONES, Topics.LEAD_MESSAGES)
                .flatMap(topic -> broker.read(topic.name()).stream())
                .forEach(read -> said.add(CloudEventHeaders.read(read.headers()).id()));
        Set<String> committed = Witness.committed(databases);
        expect(Set.of(), without(committed, said), "events committed and never said");
        expect(Set.of(), without(said, committed), "events said and never committed");
    }

    private static Set<String> without(Set<String> all, Set<String> others) {
        Set<String> rest = new TreeSet<>(all);
        rest.removeAll(others);
        return rest;
    }

    private void leftOver() {
        expect("0", one("select count(*) from outbox"), "events not published");
        expect("0", one("select count(*) from request where due_at < now()"), "requests that nobody carries out");
        expect("0", one("select count(*) from stored_event"), "events put off");
        expect("0", one("select count(*) from lead where parked_at is not null"), "leads parked");
        Stream.of(Topics.CLOSE_EVENTS, Topics.SMS_EVENTS)
                .map(Topic::deadLetterName)
                .forEach(letters -> expect(List.of(), broker.read(letters), letters));
    }

    private String one(String sql) {
        try (Connection database = lifecycle();
                var rows = database.createStatement().executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private Connection lifecycle() throws SQLException {
        return databases.connect(RunningHouse.LIFECYCLE_DATABASE);
    }

    private void expect(Object expected, Object found, String what) {
        if (!expected.equals(found)) {
            complaints.add(what + ": " + found + " instead of " + expected);
        }
    }

    private static List<Milestone> milestonesIn(Map<Long, ConsumerRecord<String, byte[]>> said) {
        return said.values().stream()
                .filter(read -> read.topic().equals(Topics.LEAD_MILESTONES.name()))
                .map(read ->
                        IncomingEvent.of(read, MilestoneReached.class).event().milestone())
                .toList();
    }

    private static List<LeadMessage> messagesIn(Map<Long, ConsumerRecord<String, byte[]>> said) {
        return said.values().stream()
                .filter(read -> read.topic().equals(Topics.LEAD_MESSAGES.name()))
                .map(read -> IncomingEvent.of(read, LeadMessage.class).event())
                .toList();
    }

    static String leadOf(ConsumerRecord<String, byte[]> read) {
        return read.key().substring(read.key().indexOf('/') + 1);
    }
}
