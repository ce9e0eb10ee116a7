package io.closeloop.lifecycle.settings;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.closeloop.lifecycle.domain.setter.SetterSettings;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Three documents over each other: ours, the account's, the setter's. What the upper leaves open, the lower says. A list counts whole. An
 * empty text says that there is to be none, whatever lies below. Source: charlie.md 3, "all settings setter-scoped": a complaint in waiting.
 */
public record Layers(ObjectNode account, ObjectNode setter) {

    /** Where an effective value comes from. */
    public enum Source {
        SETTER,
        ACCOUNT,
        STANDARD;

        /** As it stands in the API. */
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private static final ObjectNode STANDARD = Json.standard();

    /** What the account's defaults alone come to. */
    public static Layers ofAccount(ObjectNode account) {
        return new Layers(account, Json.object());
    }

    /** What counts. Only a required text may be missing, and {@link Checking#missing} says so. */
    public ObjectNode effective() {
        ObjectNode effective = STANDARD.deepCopy();
        lay(account, effective);
        lay(setter, effective);
        dropEmptyTexts(effective);
        return effective;
    }

    /** @throws IllegalArgumentException where it is not what {@link Checking} lets through */
    public SetterSettings settings() {
        return Json.settings(effective());
    }

    /** For each setting by its path, who has the word. */
    public Map<String, Source> sources() {
        Map<String, Source> sources = new LinkedHashMap<>();
        Shape.leaves().keySet().forEach(path -> sources.put(path, sourceOf("/" + path.replace('.', '/'))));
        return sources;
    }

    private Source sourceOf(String pointer) {
        if (!setter.at(pointer).isMissingNode()) {
            return Source.SETTER;
        }
        return account.at(pointer).isMissingNode() ? Source.STANDARD : Source.ACCOUNT;
    }

    private static void lay(ObjectNode above, ObjectNode onto) {
        for (Map.Entry<String, JsonNode> part : above.properties()) {
            if (part.getValue() instanceof ObjectNode group && onto.get(part.getKey()) instanceof ObjectNode below) {
                lay(group, below);
            } else {
                onto.set(part.getKey(), part.getValue().deepCopy());
            }
        }
    }

    private static void dropEmptyTexts(ObjectNode document) {
        document.remove(document.properties().stream()
                .filter(part -> part.getValue().isTextual()
                        && part.getValue().textValue().isEmpty())
                .map(Map.Entry::getKey)
                .toList());
        document.forEach(value -> {
            if (value instanceof ObjectNode group) {
                dropEmptyTexts(group);
            }
        });
    }
}
