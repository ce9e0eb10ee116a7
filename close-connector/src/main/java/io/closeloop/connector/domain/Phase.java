package io.closeloop.connector.domain;

/** Where an integration's life stands. */
public enum Phase {
    /** Steps at Close and in the credential store are under way, or a crash has cut them off: then they are undone. */
    CONNECTING,
    CONNECTED,
    /** No longer in force for anyone; what stands at Close and in the credential store is being cleared away. */
    REMOVING,
    REMOVED
}
