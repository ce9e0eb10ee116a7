package io.closeloop.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import io.closeloop.local.client.Product;
import io.closeloop.local.client.SimulatedClose;
import io.closeloop.local.client.SimulatedClose.Person;
import io.closeloop.local.stack.Console;
import java.util.List;
import java.util.Set;

/** Connects an account, plays the scenes, shows them as they happen, and judges by the simulator's ledger. */
public final class Demo {

    private final Product product;
    private final SimulatedClose close;
    private final String bootstrapServers;
    private final Console console;

    public Demo(Product product, SimulatedClose close, String bootstrapServers, Console console) {
        this.product = product;
        this.close = close;
        this.bootstrapServers = bootstrapServers;
        this.console = console;
    }

    /** Answers true if every expected text and value is in the ledger exactly once, and nothing else is. */
    public boolean play() throws InterruptedException {
        try (Timeline timeline = new Timeline(new TopicTail(bootstrapServers), new Ledger(close), console)) {
            Stage stage = Stage.set(product, close, new Ledger(close));
            List<Person> people = new Scenes(stage, timeline::follow).play();
            Verdict verdict = stage.judge();
            people.forEach(person -> showFields(person, stage));
            console.plain("");
            boolean traced =
                    people.stream().map(person -> showTraces(person, timeline)).reduce(true, Boolean::logicalAnd);
            console.plain("");
            verdict.complaints().forEach(complaint -> console.plain("WRONG  " + complaint));
            console.plain(verdict.inWords());
            return verdict.good() && traced;
        }
    }

    private void showFields(Person person, Stage stage) {
        JsonNode contact = close.contact(person.contactId());
        console.plain("");
        console.plain(person.name() + ", as Close has the contact now:");
        for (String field : List.of("charlie_stage", "charlie_fit", "charlie_switch")) {
            JsonNode value = contact.path("custom." + stage.fieldId(field));
            console.plain("  %-15s %s".formatted(field, value.isMissingNode() ? "–" : value.asText()));
        }
    }

    /** Answers false where a trace was broken on the way. */
    private boolean showTraces(Person person, Timeline timeline) {
        Set<String> traces = timeline.tracesFromWebhookToClose(person.leadId());
        traces.forEach(trace -> console.plain(
                "%s: one trace from the webhook to the call to Close: %s".formatted(person.name(), trace)));
        if (traces.isEmpty()) {
            console.plain("WRONG  %s: no trace reaches from a webhook to a call to Close".formatted(person.name()));
        }
        return !traces.isEmpty();
    }
}
