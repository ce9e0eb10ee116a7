package io.closeloop.local.client;

import com.fasterxml.jackson.databind.JsonNode;
import io.closeloop.local.plan.Ports;
import io.closeloop.local.plan.Service;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The services' HTTP APIs, as the dashboard uses them. */
public final class Product {

    private final JsonHttp connector;
    private final JsonHttp lifecycle;
    private final JsonHttp fieldSync;

    /** @param token of an admin of the account to work on */
    public Product(Ports ports, String token) {
        this.connector = at(ports, Service.CLOSE_CONNECTOR, token);
        this.lifecycle = at(ports, Service.LEAD_LIFECYCLE, token);
        this.fieldSync = at(ports, Service.FIELD_SYNC, token);
    }

    private static JsonHttp at(Ports ports, Service service, String token) {
        return new JsonHttp("http://127.0.0.1:" + ports.http(service), "Bearer " + token);
    }

    /** Removes what an earlier run has connected; an account has one integration at most. */
    public void disconnect() {
        connector
                .get("/integrations")
                .forEach(integration -> connector.delete(
                        "/integrations/" + integration.path("integrationId").asText()));
    }

    /** Answers the integration's id. */
    public String connect(String apiKey) {
        return connector
                .post("/integrations", Map.of("apiKey", apiKey))
                .path("integrationId")
                .asText();
    }

    public void choose(String integration, String phoneNumber, UUID defaultSetter) {
        connector.put(
                "/integrations/" + integration + "/settings",
                Map.of("phoneNumber", phoneNumber, "defaultSetterId", defaultSetter.toString()));
    }

    public JsonNode contactFields(String integration) {
        return connector.get("/integrations/" + integration + "/contact-fields");
    }

    public UUID createSetter(String name, Map<String, ?> script) {
        JsonNode setter = lifecycle.post("/setters", Map.of("name", name, "settings", Map.of("script", script)));
        return UUID.fromString(setter.path("id").asText());
    }

    /** @param mappings each with milestone, fieldId and value */
    public void map(UUID setter, List<Map<String, String>> mappings) {
        fieldSync.put("/mappings/" + setter, Map.of("mappings", mappings));
    }

    /** A person's command at the dashboard. */
    public void command(String leadId, String command, String reason) {
        lifecycle.post("/leads/" + leadId + "/commands", Map.of("command", command, "reason", reason));
    }

    public JsonNode lead(String leadId) {
        return lifecycle.get("/leads/" + leadId);
    }

    public JsonNode conversation(String leadId) {
        return lifecycle.get("/leads/" + leadId + "/conversation");
    }
}
