package io.closeloop.lifecycle.http;

import io.closeloop.lifecycle.application.live.LiveLeads;
import io.closeloop.lifecycle.application.live.LiveLeads.Reader;
import io.closeloop.lifecycle.store.Cursor;
import io.closeloop.service.http.Caller;
import io.closeloop.service.http.Roles;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Multi;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/**
 * Server-sent events: the account's leads as they change, each a line as in {@code GET /leads}. Who comes back with {@code Last-Event-ID} misses nothing
 * and is told nothing twice. An event {@code lost} asks to read anew what the caller knows; {@code end} is the last, as with the token's end.
 */
@Path("/events")
public class LiveResource {

    private final LiveLeads live;
    private final Caller caller;

    public LiveResource(LiveLeads live, Caller caller) {
        this.live = live;
        this.caller = caller;
    }

    /** {@code after} is the id of an event, for who cannot give {@code Last-Event-ID}. */
    @GET
    @Blocking
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @RolesAllowed({Roles.ADMIN, Roles.OPERATOR, Roles.VIEWER})
    public Multi<OutboundSseEvent> follow(
            @RestQuery @Nullable String setter,
            @RestQuery @Nullable String after,
            @RestHeader("Last-Event-ID") @Nullable String last,
            @Context HttpServerRequest request) {
        Optional<Cursor> place = last == null ? Asked.cursor("after", after) : Asked.cursor("Last-Event-ID", last);
        Reader reader = new Reader(caller.account(), place, caller.until());
        return Streaming.answer(
                live.ofAccount(reader, Asked.uuid("setter", setter)),
                "",
                told -> Frames.frame("lead", told, Cursor::write, LeadsView.LineView::of),
                request);
    }
}
