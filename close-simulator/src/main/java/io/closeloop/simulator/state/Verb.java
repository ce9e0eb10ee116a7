package io.closeloop.simulator.state;

/** What a client may do with a resource. */
public enum Verb {
    LIST,
    CREATE,
    READ,
    UPDATE,
    DELETE
}
