package io.closeloop.local.load;

/**
 * Who Close is in a benchmark.
 *
 * @param integration the last part of the webhook's path
 * @param organization Close's organization in each event
 * @param signingKey 64 hex digits
 */
public record Sender(String integration, String organization, String signingKey) {

    public String path() {
        return "/webhooks/close/" + integration;
    }
}
