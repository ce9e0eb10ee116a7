package io.closeloop.lifecycle.store;

import java.time.Instant;
import java.util.List;

/**
 * An event as it came, to be handled later or to be put aside unchanged.
 *
 * @param value the original bytes; nobody changes them
 */
public record Original(Identity identity, Place place, List<Header> headers, byte[] value) {

    /** What the inbox knows it by (promise 3). */
    public record Identity(String source, String id, Instant changedAt) {}

    /** Where it stood when it came. */
    public record Place(String topic, int partition, long offset) {}

    /** By its name and its text: those that we write are UTF-8. */
    public record Header(String name, String value) {}
}
