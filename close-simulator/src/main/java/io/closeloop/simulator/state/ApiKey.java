package io.closeloop.simulator.state;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** A key acts as the user who made it. Source: close-api.md 1.2. */
public record ApiKey(String key, String userId) {

    /** What events call the key. The part before the dot: UNCONFIRMED, close-api.md 1.2 and 9.3. */
    public String id() {
        int dot = key.indexOf('.');
        return dot < 0 ? key : key.substring(0, dot);
    }

    /** An id that tells nothing of the key. */
    String unrelatedId() {
        UUID name = UUID.nameUUIDFromBytes(key.getBytes(StandardCharsets.UTF_8));
        return "api_" + name.toString().replace("-", "");
    }

    @Override
    public String toString() {
        return "ApiKey[" + id() + "]";
    }
}
