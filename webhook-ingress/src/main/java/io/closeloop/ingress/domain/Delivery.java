package io.closeloop.ingress.domain;

import java.util.List;

/**
 * A POST as it came, nothing parsed. Headers are lists because a second value of one is an attempt to have two readers see two things.
 *
 * @param integration the id in the path; names nobody until it is found among the known ones
 */
public record Delivery(String integration, List<String> timestamps, List<String> hashes, byte[] body) {}
