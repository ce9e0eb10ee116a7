package io.closeloop.ingress.domain;

/** A {@code Content-Type}, as far as the door cares. */
final class MediaType {

    private static final String JSON = "application/json";

    private MediaType() {}

    /** With or without parameters: bytes are bytes here, and JSON has one encoding. */
    static boolean isJson(String contentType) {
        int semicolon = contentType.indexOf(';');
        return (semicolon < 0 ? contentType : contentType.substring(0, semicolon))
                .trim()
                .equalsIgnoreCase(JSON);
    }
}
