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
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** As {@link LiveResource}, of one lead: its timeline as it grows, each entry as in {@code GET /leads/{leadId}/timeline}. */
@Path("/leads/{leadId}/events")
public class LiveLeadResource {

    private final LiveLeads live;
    private final Caller caller;

    public LiveLeadResource(LiveLeads live, Caller caller) {
        this.live = live;
        this.caller = caller;
    }

    /** {@code after} is the id of an entry, such as the timeline's {@code next}; 0 begins at the beginning. */
    @GET
    @Blocking
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @RolesAllowed({Roles.ADMIN, Roles.OPERATOR, Roles.VIEWER})
    public Multi<OutboundSseEvent> follow(
            @RestPath String leadId,
            @RestQuery @Nullable String after,
            @RestHeader("Last-Event-ID") @Nullable String last,
            @Context HttpServerRequest request) {
        Optional<Cursor> place = last == null ? Asked.place("after", after) : Asked.place("Last-Event-ID", last);
        Reader reader = new Reader(caller.account(), place, caller.until());
        return Streaming.answer(
                live.ofLead(reader, leadId),
                leadId,
                told -> Frames.frame("entry", told, at -> Long.toString(at.number()), TimelineView::view),
                request);
    }
}
