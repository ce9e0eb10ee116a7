package io.closeloop.local.demo;

import io.closeloop.local.client.SimulatedClose.Person;
import io.closeloop.local.stack.Console;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** Prints what happens to the demo's leads as it happens: time, who, from, to, what, trace. */
final class Timeline implements AutoCloseable {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss.SSS").withZone(ZoneId.systemDefault());
    private static final String FORMAT = "%-12s  %-6s  %-15s → %-15s  %-62s  %s";
    private static final int SHOWN_OF_TRACE = 8;

    private final TopicTail topics;
    private final Ledger ledger;
    private final Console console;
    private final Map<String, String> firstNames = new ConcurrentHashMap<>();
    private final List<Happening> told = new CopyOnWriteArrayList<>();
    private final Thread teller;
    private volatile boolean over;

    Timeline(TopicTail topics, Ledger ledger, Console console) {
        this.topics = topics;
        this.ledger = ledger;
        this.console = console;
        console.plain(FORMAT.formatted("time", "lead", "from", "to", "what", "trace"));
        this.teller = Thread.ofPlatform().daemon().name("timeline").start(this::tell);
    }

    void follow(Person person) {
        firstNames.put(person.leadId(), person.firstName());
        firstNames.put(person.contactId(), person.firstName());
    }

    /** The traces of a lead that reach from a webhook to a call to Close. */
    Set<String> tracesFromWebhookToClose(String leadId) {
        Set<String> webhooks = traces(leadId, "webhook-ingress", null);
        webhooks.retainAll(traces(null, null, "Close"));
        return webhooks;
    }

    private Set<String> traces(@Nullable String leadId, @Nullable String from, @Nullable String to) {
        Set<String> traces = ConcurrentHashMap.newKeySet();
        told.stream()
                .filter(line -> leadId == null || leadId.equals(line.leadId()))
                .filter(line -> from == null || from.equals(line.from()))
                .filter(line -> to == null || to.equals(line.to()))
                .map(Happening::trace)
                .filter(Objects::nonNull)
                .forEach(traces::add);
        return traces;
    }

    private void tell() {
        while (!over) {
            List<Happening> fresh = new ArrayList<>(topics.read());
            ledger.read().forEach(entry -> Retelling.entry(entry).ifPresent(fresh::add));
            fresh.sort(Comparator.comparing(Happening::at));
            fresh.stream().filter(this::concernsTheDemo).forEach(this::print);
        }
        topics.close();
    }

    private boolean concernsTheDemo(Happening line) {
        return line.leadId() == null
                || firstNames.containsKey(line.leadId())
                || line.to().equals("all");
    }

    private void print(Happening line) {
        told.add(line);
        String lead = line.leadId() == null ? "" : firstNames.getOrDefault(line.leadId(), "");
        String trace = line.trace() == null ? "" : line.trace().substring(0, SHOWN_OF_TRACE);
        console.plain(FORMAT.formatted(time(line.at()), lead, line.from(), line.to(), line.what(), trace)
                .stripTrailing());
    }

    private static String time(Instant at) {
        return TIME.format(at);
    }

    /** Waits until the last line is printed. */
    @Override
    public void close() throws InterruptedException {
        over = true;
        teller.join();
    }
}
