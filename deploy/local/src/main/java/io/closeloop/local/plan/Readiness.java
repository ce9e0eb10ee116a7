package io.closeloop.local.plan;

import java.net.URI;
import java.util.List;

/** How to tell that a process can be used. */
public sealed interface Readiness {

    /** Something accepts connections on this port of 127.0.0.1. */
    record Listening(int port) implements Readiness {}

    /** A GET is answered with 200. */
    record Answering(URI uri) implements Readiness {}

    /** Every one of these databases takes a connection. */
    record DatabasesOpen(int port, List<String> names) implements Readiness {}
}
