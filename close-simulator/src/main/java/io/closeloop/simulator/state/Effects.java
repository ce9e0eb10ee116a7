package io.closeloop.simulator.state;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The ledger's words for what a request changed. */
final class Effects {
    private static final Set<String> STAMPS = Set.of("date_updated", "updated_by");

    private Effects() {}

    /** One object made ({@code before} null) or gone ({@code after} null). */
    static ObjectNode of(Resource resource, @Nullable ObjectNode before, @Nullable ObjectNode after) {
        ObjectNode row = after != null ? after : Objects.requireNonNull(before);
        ObjectNode effect = Json.object();
        effect.put("kind", resource.rules().effect(before, after));
        effect.put("object", resource.word());
        effect.set("id", row.get("id"));
        Json.text(row, "lead_id").ifPresent(lead -> effect.put("lead_id", lead));
        resource.rules().describe(effect, row);
        return effect;
    }

    /** Empty when nothing but custom values changed: those have effects of their own. */
    static Optional<ObjectNode> ofUpdate(Resource resource, ObjectNode before, ObjectNode after) {
        List<String> fields = new ArrayList<>();
        after.properties().forEach(entry -> {
            String key = entry.getKey();
            boolean own = !key.startsWith(Keys.CUSTOM) && !STAMPS.contains(key);
            if (own && !entry.getValue().equals(before.get(key))) {
                fields.add(key);
            }
        });
        if (fields.isEmpty()) {
            return Optional.empty();
        }
        ObjectNode effect = of(resource, before, after);
        effect.set("fields", Json.texts(fields));
        return Optional.of(effect);
    }

    /** Every custom value in a write, changed or not: who writes twice is seen to write twice. */
    static List<ObjectNode> fieldsWritten(Resource resource, ObjectNode row, ObjectNode patch) {
        List<ObjectNode> written = new ArrayList<>();
        patch.properties().forEach(entry -> {
            if (entry.getKey().startsWith(Keys.CUSTOM)) {
                ObjectNode effect = Json.object().put("kind", "field_written").put("object", resource.word());
                effect.set("id", row.get("id"));
                effect.put("field", entry.getKey().substring(Keys.CUSTOM.length()));
                effect.set("value", entry.getValue());
                written.add(effect);
            }
        });
        return written;
    }
}
