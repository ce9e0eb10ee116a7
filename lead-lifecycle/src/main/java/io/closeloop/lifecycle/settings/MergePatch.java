package io.closeloop.lifecycle.settings;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/** JSON Merge Patch (RFC 7396) between two objects: what the patch names is replaced, null takes it away, a list is replaced whole. */
public final class MergePatch {

    private MergePatch() {}

    /** A new document; neither given one is changed. */
    public static ObjectNode apply(ObjectNode target, ObjectNode patch) {
        ObjectNode patched = target.deepCopy();
        for (Map.Entry<String, JsonNode> change : patch.properties()) {
            String name = change.getKey();
            switch (change.getValue()) {
                case ObjectNode group ->
                    patched.set(name, apply(patched.get(name) instanceof ObjectNode old ? old : Json.object(), group));
                case JsonNode gone when gone.isNull() -> patched.remove(name);
                case JsonNode value -> patched.set(name, value.deepCopy());
            }
        }
        return patched;
    }
}
