package io.closeloop.events;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;

/**
 * What a new schema of an event would break. Both sides must stay readable: events written under the old schema stand in the topics for days,
 * and readers of the old schema run while services are rolled.
 */
final class Compatibility {

    private Compatibility() {}

    /** Empty when nothing breaks; otherwise one line per broken field. */
    static List<String> breaks(JsonNode before, JsonNode after) {
        return breaks("", before, after);
    }

    private static List<String> breaks(String path, JsonNode before, JsonNode after) {
        List<String> broken = new ArrayList<>();
        before.path("properties").properties().forEach(old -> {
            String field = path + "/" + old.getKey();
            JsonNode now = after.path("properties").path(old.getKey());
            if (now.isMissingNode()) {
                broken.add(field + " was removed or renamed");
            } else if (!now.path("type").equals(old.getValue().path("type"))) {
                broken.add(field + " changed its type");
            } else {
                broken.addAll(lostValues(field, old.getValue(), now));
                broken.addAll(breaks(field, old.getValue(), now));
            }
        });
        required(after).stream()
                .filter(name -> !required(before).contains(name))
                .forEach(name -> broken.add(path + "/" + name + " became required: older events lack it"));
        required(before).stream()
                .filter(name -> !required(after).contains(name))
                .forEach(name -> broken.add(path + "/" + name + " became optional: older readers need it"));
        return broken;
    }

    private static List<String> lostValues(String field, JsonNode before, JsonNode after) {
        List<String> still = texts(after.path("enum"));
        return texts(before.path("enum")).stream()
                .filter(value -> !still.contains(value))
                .map(value -> field + " lost the value " + value)
                .toList();
    }

    private static List<String> required(JsonNode schema) {
        return texts(schema.path("required"));
    }

    private static List<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }
}
