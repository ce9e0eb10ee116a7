package io.closeloop.events;

/** The key of every lead-keyed record: all that happens to one lead stays in one partition, in order (promise 8). */
public record LeadKey(String integration, String leadId) {

    public LeadKey {
        if (integration.isEmpty() || integration.indexOf('/') >= 0) {
            throw new IllegalArgumentException("integration must be a non-empty id without '/': " + integration);
        }
    }

    /** Reads {@code integration/leadId}; an object without a lead carries its own id in the second place. */
    public static LeadKey parse(String key) {
        int slash = key.indexOf('/');
        if (slash < 1) {
            throw new IllegalArgumentException("not a lead key (integration/leadId): " + key);
        }
        return new LeadKey(key.substring(0, slash), key.substring(slash + 1));
    }

    @Override
    public String toString() {
        return integration + "/" + leadId;
    }
}
