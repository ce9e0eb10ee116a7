package io.closeloop.local.client;

import io.closeloop.events.Milestone;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

/**
 * An account that is ready for its first lead: connected, with the number and the default setter chosen.
 *
 * @param fieldIds Close ids of the contact's custom fields by name
 */
public record ConnectedAccount(Product product, UUID setter, Map<String, String> fieldIds) {

    private static final Duration FOR_SETTINGS_TO_TRAVEL = Duration.ofSeconds(30);

    /** Removes what an earlier run has connected, and connects anew. */
    public static ConnectedAccount connect(
            Product product, SimulatedClose close, String setterName, Map<String, ?> script) {
        product.disconnect();
        UUID setter = product.createSetter(setterName, script);
        String integration = product.connect(close.apiKey());
        awaitAccepted(
                "close-connector to know the setter", () -> product.choose(integration, close.textingNumber(), setter));
        Map<String, String> fieldIds = new HashMap<>();
        product.contactFields(integration)
                .forEach(field -> fieldIds.put(
                        field.path("name").asText(), field.path("id").asText()));
        return new ConnectedAccount(product, setter, Map.copyOf(fieldIds));
    }

    /** Maps each milestone to a value in a contact's custom field, for the one setter. */
    public void map(Map<Milestone, FieldValue> values) {
        List<Map<String, String>> mappings = values.entrySet().stream()
                .map(entry -> Map.of(
                        "milestone", entry.getKey().name(),
                        "fieldId", fieldId(entry.getValue().field()),
                        "value", entry.getValue().value()))
                .toList();
        awaitAccepted("field-sync to know the integration", () -> product.map(setter, mappings));
    }

    public String fieldId(String name) {
        String id = fieldIds.get(name);
        if (id == null) {
            throw new IllegalStateException("Close has no contact field '" + name + "'; create it in Close first");
        }
        return id;
    }

    /** Settings travel between services by Kafka, so a refusal may only mean "not heard of yet"; the last one is shown. */
    private static void awaitAccepted(String what, Runnable request) {
        String[] refusal = {""};
        Function<Runnable, Boolean> accepted = attempt -> {
            try {
                attempt.run();
                return true;
            } catch (JsonHttp.Refused refused) {
                refusal[0] = String.valueOf(refused.getMessage());
                return false;
            }
        };
        if (!Patience.comes(FOR_SETTINGS_TO_TRAVEL, () -> accepted.apply(request))) {
            throw new IllegalStateException("waited in vain for " + what + ": " + refusal[0]);
        }
    }

    /** A custom field by its name in Close, and a value. */
    public record FieldValue(String field, String value) {}
}
