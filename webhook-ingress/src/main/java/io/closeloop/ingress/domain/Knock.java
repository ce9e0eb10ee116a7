package io.closeloop.ingress.domain;

import java.util.List;

/**
 * The head of a request, nothing decided. What a second value would turn into two readings is a list: one reader takes the first, another
 * the last, and an attacker chooses what each sees.
 *
 * @param path raw, without query
 */
public record Knock(
        String method,
        String path,
        List<String> contentTypes,
        List<String> contentLengths,
        List<String> contentEncodings,
        List<String> transferEncodings,
        List<String> timestamps,
        List<String> hashes) {}
