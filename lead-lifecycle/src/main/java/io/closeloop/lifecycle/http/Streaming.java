package io.closeloop.lifecycle.http;

import io.closeloop.lifecycle.application.live.LiveLeads.Opening;
import io.closeloop.lifecycle.application.live.Told;
import io.closeloop.service.http.ProblemException;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.TimeoutException;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.sse.OutboundSseEvent;
import java.time.Duration;
import java.util.function.Function;

/** From an opened stream to server-sent events. */
final class Streaming {

    private static final Duration OPENING = Duration.ofSeconds(10);

    private Streaming() {}

    /**
     * Waits, on a worker's thread: the head of the answer leaves before the first event, and would say 200 whatever comes of the opening.
     *
     * @param leadId of whom, where one was asked for
     */
    static <T> Multi<OutboundSseEvent> answer(
            Uni<Opening<T>> opening,
            String leadId,
            Function<Told<T>, OutboundSseEvent> frame,
            HttpServerRequest request) {
        return switch (opening.await().atMost(OPENING)) {
            case Opening.Opened<T>(Multi<Told<T>> stream) ->
                stream.map(frame)
                        .onFailure(TimeoutException.class)
                        .invoke(() -> cut(request))
                        .onFailure(TimeoutException.class)
                        .recoverWithCompletion();
            case Opening.Full<T>(int most) ->
                throw new ProblemException(
                        LifecycleError.TOO_MANY_STREAMS,
                        "the account has " + most + " live streams here; close one, or share one among your users");
            case Opening.Unknown<T>() -> throw LeadListResource.unknown(leadId);
        };
    }

    /** What is written and not taken is freed with the connection. */
    private static void cut(HttpServerRequest request) {
        var unused = request.connection().close();
    }
}
