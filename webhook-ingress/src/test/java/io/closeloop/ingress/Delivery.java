package io.closeloop.ingress;

import java.util.List;

/** A POST as a test sends it; headers may be missing or stand there twice. */
public record Delivery(String integration, List<String> timestamps, List<String> hashes, byte[] body) {}
