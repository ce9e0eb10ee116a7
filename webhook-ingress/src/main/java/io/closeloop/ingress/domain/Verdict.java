package io.closeloop.ingress.domain;

/** What the sender is told. */
public sealed interface Verdict {

    /** The broker has acknowledged it. */
    record Accepted() implements Verdict {}

    record Refused(Refusal reason) implements Verdict {}
}
