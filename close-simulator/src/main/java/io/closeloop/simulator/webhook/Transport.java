package io.closeloop.simulator.webhook;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletionStage;

/** Sends a webhook somewhere. A port, so that this package knows no HTTP library. */
public interface Transport {
    /**
     * Posts at once, without blocking.
     *
     * @return the status that was answered; fails if none was, in time
     */
    CompletionStage<Integer> post(Post post);

    /** @param follows whether an answer that redirects is followed, with the same post */
    record Post(
            String url,
            Map<String, String> headers,
            byte[] body,
            boolean verifySsl,
            Duration timeout,
            boolean follows) {
        /** The same, sent elsewhere. */
        public Post to(String otherUrl) {
            return new Post(otherUrl, headers, body, verifySsl, timeout, follows);
        }
    }
}
