package io.closeloop.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.closeloop.simulator.resource.Contacts;
import io.closeloop.simulator.resource.CustomFields;
import io.closeloop.simulator.resource.Leads;
import io.closeloop.simulator.resource.Sms;
import io.closeloop.simulator.resource.WorldView;
import io.closeloop.simulator.state.Close;
import io.closeloop.simulator.state.Keys;
import io.closeloop.simulator.state.LedgerEntry;
import io.closeloop.simulator.state.Resource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What happened, and how things stand. */
public final class Query {
    /** An outbound text as Close has it now; {@code status} as in close-api.md 5.1. */
    public record Text(String id, String status, String from, String to, String text) {}

    private final Close close;

    Query(Close close) {
        this.close = close;
    }

    /** The ledger from entry {@code since} on; 0 for all that is kept. */
    public List<LedgerEntry> ledger(long since) {
        return close.ledger().since(since, Integer.MAX_VALUE);
    }

    /** The number that the next ledger entry will have. */
    public long ledgerNext() {
        return close.ledger().next();
    }

    /** All effects of one kind, oldest first, for example {@code sms_outbox} or {@code field_written}. */
    public List<ObjectNode> effects(String kind) {
        return ledger(0).stream()
                .flatMap(entry -> Stream.ofNullable(entry.effect()))
                .filter(effect -> effect.path("kind").asText().equals(kind))
                .toList();
    }

    /** Texts that went to a number (E.164) or are on their way, oldest first, whoever wrote them; drafts and errors are not among them. */
    public List<Text> textsTo(String number) {
        return close.locked(() -> close.organizations().stream()
                .flatMap(o -> o.table(Sms.RESOURCE).all().stream())
                .filter(row -> row.path("direction").asText().equals("outbound"))
                .filter(row ->
                        List.of("outbox", "sent").contains(row.path("status").asText()))
                .filter(row -> row.path("remote_phone").asText().equals(number))
                .map(row -> new Text(
                        row.get("id").asText(),
                        row.path("status").asText(),
                        row.path("local_phone").asText(),
                        number,
                        row.path("text").asText()))
                .toList());
    }

    public Optional<ObjectNode> lead(String id) {
        return view(Leads.RESOURCE, id);
    }

    public Optional<ObjectNode> contact(String id) {
        return view(Contacts.RESOURCE, id);
    }

    public Optional<ObjectNode> sms(String id) {
        return view(Sms.RESOURCE, id);
    }

    /** A contact's custom value; the field by name or id; empty when unset. */
    public Optional<JsonNode> contactField(String contactId, String field) {
        return value(Contacts.RESOURCE, "contact", contactId, field);
    }

    /** A lead's custom value; the field by name or id; empty when unset. */
    public Optional<JsonNode> leadField(String leadId, String field) {
        return value(Leads.RESOURCE, "lead", leadId, field);
    }

    /** The whole world as {@code GET /_simulator/world} shows it. */
    public JsonNode world() {
        return WorldView.of(close);
    }

    private Optional<ObjectNode> view(Resource resource, String id) {
        return close.locked(() -> close.owner(resource, id)
                .flatMap(o -> o.table(resource).find(id).map(row -> resource.view(o, row))));
    }

    private Optional<JsonNode> value(Resource resource, String kind, String id, String field) {
        return close.locked(() -> close.owner(resource, id)
                .flatMap(o -> CustomFields.find(o, kind, field)
                        .flatMap(f -> o.table(resource)
                                .find(id)
                                .flatMap(row ->
                                        row.optional(Keys.CUSTOM + f.get("id").asText())))));
    }

    /** Free of JSON: the value as text; empty when unset. */
    public String contactText(String contactId, String field) {
        return contactField(contactId, field).map(JsonNode::asText).orElse("");
    }
}
