package io.closeloop.simulator.state;

/** A key acts as the user who made it. Source: close-api.md 1.2. */
public record ApiKey(String key, String userId) {

    /** What events call the key. The part before the dot: UNCONFIRMED, close-api.md 1.2 and 9.3. */
    public String id() {
        int dot = key.indexOf('.');
        return dot < 0 ? key : key.substring(0, dot);
    }

    @Override
    public String toString() {
        return "ApiKey[" + id() + "]";
    }
}
