package io.closeloop.lifecycle.http;

import io.closeloop.lifecycle.application.live.LiveLeads.Opening;
import io.closeloop.lifecycle.application.live.Told;
import io.closeloop.service.http.ProblemException;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.TimeoutException;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
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
        return switch (await(opening)) {
            case Opening.Opened<T>(Multi<Told<T>> stream, Runnable leave) -> {
                leaveWith(request.response(), leave);
                yield stream.map(frame)
                        .onFailure(TimeoutException.class)
                        .invoke(() -> cut(request))
                        .onFailure(TimeoutException.class)
                        .recoverWithCompletion();
            }
            case Opening.Full<T>(int most) ->
                throw new ProblemException(
                        LifecycleError.TOO_MANY_STREAMS,
                        "the account has " + most + " live streams here; close one, or share one among your users");
            case Opening.Unknown<T>() -> throw LeadListResource.unknown(leadId);
        };
    }

    /** One that is opened after all, when nobody waits any more, gives its place back. */
    private static <T> Opening<T> await(Uni<Opening<T>> opening) {
        Uni<Opening<T>> once = opening.memoize().indefinitely();
        try {
            return once.await().atMost(OPENING);
        } catch (TimeoutException late) {
            var unused = once.subscribe().with(Streaming::refuse, tooLate -> {});
            throw late;
        }
    }

    private static void refuse(Opening<?> opening) {
        if (opening instanceof Opening.Opened<?> opened) {
            opened.leave().run();
        }
    }

    /**
     * Whoever is gone before the head of the answer has left takes nothing from the stream, which then has no end that could give its place back. From
     * the first event on the stream's own end does: the handler is replaced by the one that ends it.
     */
    private static void leaveWith(HttpServerResponse response, Runnable leave) {
        response.closeHandler(gone -> leave.run());
        if (response.closed()) {
            leave.run();
        }
    }

    /** What is written and not taken is freed with the connection. */
    private static void cut(HttpServerRequest request) {
        var unused = request.connection().close();
    }
}
