package io.closeloop.events;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.closeloop.events.Topic.Payload;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** docs/asyncapi.yaml is generated from the topics and records. */
class AsyncApiTest {

    private static final YAMLMapper YAML = YAMLMapper.builder()
            .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
            .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
            .build();

    @Test
    void the_committed_document_describes_every_topic() throws IOException {
        ObjectNode document = document();

        Snapshot.assertUpToDate(
                Snapshot.projectRoot().resolve("docs/asyncapi.yaml"), YAML.writeValueAsString(document));
    }

    private static ObjectNode document() {
        ObjectNode document = YAML.createObjectNode().put("asyncapi", "3.0.0");
        document.putObject("info")
                .put("title", "Closeloop topics")
                .put("version", "1.0.0")
                .put(
                        "description",
                        "CloudEvents in Kafka binary mode. Generated from io.closeloop.events.Topics; not edited by hand.");
        document.put("defaultContentType", "application/json");
        ObjectNode channels = document.putObject("channels");
        ObjectNode operations = document.putObject("operations");
        Topics.all().forEach(topic -> {
            describe(topic, channels.putObject(topic.name()));
            operations
                    .putObject("receive " + topic.name())
                    .put("action", "receive")
                    .putObject("channel")
                    .put("$ref", "#/channels/" + topic.name());
        });
        ObjectNode components = document.putObject("components");
        components.putObject("messageTraits").set("cloudEvent", cloudEventTrait());
        return document;
    }

    private static void describe(Topic topic, ObjectNode channel) {
        channel.put("address", topic.name()).put("description", topic.purpose() + ". Key: " + topic.key() + ".");
        ObjectNode kafka = channel.putObject("bindings").putObject("kafka");
        kafka.put("partitions", topic.partitions()).put("bindingVersion", "0.5.0");
        ObjectNode configuration = kafka.putObject("topicConfiguration");
        topic.settings().entrySet().stream()
                .sorted(java.util.Map.Entry.comparingByKey())
                .forEach(setting -> configuration.put(setting.getKey(), setting.getValue()));
        ObjectNode messages = channel.putObject("messages");
        switch (topic.carries()) {
            case Payload.Events(var family) ->
                EventTypes.recordsOf(family)
                        .forEach(event -> message(messages.putObject(event.getSimpleName()), event));
            case Payload.Foreign(String what) -> {
                ObjectNode message = messages.putObject("foreign");
                message.put("summary", what);
                withTrait(message);
            }
        }
    }

    private static void message(ObjectNode message, Class<? extends DomainEvent> event) {
        message.put("name", EventTypes.nameOf(event));
        withTrait(message);
        ObjectNode schema = EventSchemas.of(event);
        schema.remove("$schema");
        message.set("payload", schema);
    }

    private static void withTrait(ObjectNode message) {
        message.putArray("traits").addObject().put("$ref", "#/components/messageTraits/cloudEvent");
    }

    private static ObjectNode cloudEventTrait() {
        ObjectNode headers = YAML.createObjectNode().put("type", "object");
        ObjectNode properties = headers.putObject("properties");
        ArrayNode required = headers.putArray("required");
        for (String name : new String[] {
            "ce_specversion",
            "ce_id",
            "ce_source",
            "ce_type",
            "ce_time",
            "ce_subject",
            "ce_account",
            "ce_integration",
            "ce_organization"
        }) {
            properties.putObject(name).put("type", "string");
            required.add(name);
        }
        optional(
                properties,
                "ce_sequence",
                "the lead's counter; on every event of lead-lifecycle. Drop one that you have seen");
        optional(properties, "ce_age", "on close.events only: seconds since Close signed the delivery");
        optional(properties, "traceparent", "W3C trace context");
        ObjectNode trait = YAML.createObjectNode();
        trait.set("headers", headers);
        return trait;
    }

    private static void optional(ObjectNode properties, String name, String description) {
        properties.putObject(name).put("type", "string").put("description", description);
    }
}
