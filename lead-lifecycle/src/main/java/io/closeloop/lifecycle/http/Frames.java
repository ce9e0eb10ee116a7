package io.closeloop.lifecycle.http;

import io.closeloop.lifecycle.application.live.Told;
import io.closeloop.lifecycle.store.Cursor;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import java.util.Map;
import java.util.function.Function;
import org.jboss.resteasy.reactive.server.jaxrs.OutboundSseEventImpl;

/** What a stream tells, as server-sent events. Each but the last carries a place, in silence too: a reader always knows where to come back to. */
final class Frames {

    private Frames() {}

    static <T> OutboundSseEvent frame(
            String name, Told<T> told, Function<Cursor, String> place, Function<T, Object> view) {
        return switch (told) {
            case Told.News<T>(Cursor at, T what) ->
                data(name, view.apply(what)).id(place.apply(at)).build();
            case Told.Silence<T>(Cursor at) ->
                event().comment("nothing new").id(place.apply(at)).build();
            case Told.Lost<T>(Cursor at) ->
                data("lost", Map.of("why", "the place given lies ahead; read anew what you know"))
                        .id(place.apply(at))
                        .build();
            case Told.End<T>(String why) -> data("end", Map.of("why", why)).build();
        };
    }

    private static OutboundSseEvent.Builder data(String name, Object data) {
        return event().name(name).mediaType(MediaType.APPLICATION_JSON_TYPE).data(data);
    }

    private static OutboundSseEvent.Builder event() {
        return new OutboundSseEventImpl.BuilderImpl();
    }
}
