package io.closeloop.local.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** The Close simulator: its REST API as an outsider with the demo's key, the hands of people and workflows, and the ledger. */
public final class SimulatedClose {

    private final JsonHttp simulator;
    private final JsonHttp rest;
    private final String apiKey;
    private final String textingNumber;

    public SimulatedClose(String address) {
        this.simulator = new JsonHttp(address, null);
        JsonNode organization =
                simulator.get("/_simulator/world").path("organizations").path(0);
        this.apiKey = organization.path("api_keys").path(0).asText();
        this.textingNumber = stream(organization.path("phone_numbers"))
                .filter(number -> number.path("sms_enabled").asBoolean())
                .map(number -> number.path("number").asText())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("the simulator's world has no number that can text"));
        this.rest = new JsonHttp(
                address + "/api/v1", "Basic " + Base64.getEncoder().encodeToString((apiKey + ":").getBytes(UTF_8)));
    }

    public String apiKey() {
        return apiKey;
    }

    /** The organization's number that can text, in E.164. */
    public String textingNumber() {
        return textingNumber;
    }

    /** A new lead with one contact. */
    public Person createPerson(String name, String phone) {
        JsonNode lead = rest.post(
                "/lead/",
                Map.of(
                        "name",
                        name,
                        "contacts",
                        List.of(Map.of("name", name, "phones", List.of(Map.of("type", "mobile", "phone", phone))))));
        return new Person(
                name,
                phone,
                lead.path("id").asText(),
                lead.path("contacts").path(0).path("id").asText());
    }

    public JsonNode contact(String id) {
        return rest.get("/contact/" + id + "/");
    }

    /** A Close workflow's step "Update Lead"; a null value clears the field. */
    public void runWorkflow(Person person, Map<String, ? extends @Nullable Object> fields) {
        Map<String, Object> body = new HashMap<>();
        body.put("lead_id", person.leadId());
        body.put("fields", fields);
        simulator.post("/_simulator/workflow", body);
    }

    public void textFrom(Person person, String text) {
        simulator.post("/_simulator/inbound-sms", Map.of("from", person.phone(), "to", textingNumber, "text", text));
    }

    public void bookMeeting(Person person) {
        simulator.post("/_simulator/meeting", Map.of("lead_id", person.leadId(), "contact_id", person.contactId()));
    }

    /** Somebody of the team texts from Close. */
    public void textByPerson(Person person, String text) {
        simulator.post(
                "/_simulator/person-sms",
                Map.of("contact_id", person.contactId(), "text", text, "local_phone", textingNumber));
    }

    /** The first lead goes into the second, with its contacts. */
    public void merge(Person source, Person destination) {
        simulator.post("/_simulator/merge", Map.of("source", source.leadId(), "destination", destination.leadId()));
    }

    /** The world as it began; the ledger goes on. */
    public void reset() {
        simulator.post("/_simulator/reset", Map.of());
    }

    /** @param options by the words of the simulator's switches */
    public void set(Map<String, String> options) {
        simulator.post("/_simulator/switches", options);
    }

    /** A page of the ledger from the given number on; {@code next} in it is where to go on. */
    public JsonNode ledger(long since) {
        return simulator.get("/_simulator/ledger?since=" + since);
    }

    private static Stream<JsonNode> stream(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    /** A lead of the simulator with its one contact. */
    public record Person(String name, String phone, String leadId, String contactId) {

        public String firstName() {
            return name.substring(0, name.indexOf(' '));
        }
    }
}
