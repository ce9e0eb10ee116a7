package io.closeloop.ingress.domain;

/** {@code /webhooks/close/<integration>}, as close-connector tells it to Close. Nothing is decoded: the ids need no escapes. */
final class WebhookPath {

    private static final String PREFIX = "/webhooks/close/";
    private static final int LONGEST_ID = 64;

    private WebhookPath() {}

    /** @return empty if the path is another one, or what stands there cannot be an id */
    static String integrationOf(String path) {
        int length = path.length() - PREFIX.length();
        return length > 0 && length <= LONGEST_ID && path.startsWith(PREFIX) && isId(path)
                ? path.substring(PREFIX.length())
                : "";
    }

    private static boolean isId(String path) {
        for (int at = PREFIX.length(); at < path.length(); at++) {
            char sign = path.charAt(at);
            boolean letterOrDigit =
                    sign >= 'a' && sign <= 'z' || sign >= 'A' && sign <= 'Z' || sign >= '0' && sign <= '9';
            if (!letterOrDigit && sign != '_' && sign != '-') {
                return false;
            }
        }
        return true;
    }
}
