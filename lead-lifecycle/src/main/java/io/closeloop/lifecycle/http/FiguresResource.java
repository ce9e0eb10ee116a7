package io.closeloop.lifecycle.http;

import io.closeloop.lifecycle.application.ShowingFigures;
import io.closeloop.lifecycle.store.Period;
import io.closeloop.service.http.Caller;
import io.closeloop.service.http.Roles;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.Instant;

/** How far leads came, and how long they waited. */
@Path("/")
public class FiguresResource {

    private final ShowingFigures figures;
    private final Caller caller;

    public FiguresResource(ShowingFigures figures, Caller caller) {
        this.figures = figures;
        this.caller = caller;
    }

    @GET
    @Path("funnel")
    @RolesAllowed({Roles.ADMIN, Roles.OPERATOR, Roles.VIEWER})
    public Uni<FunnelView> funnel(@BeanParam PeriodQuery query) {
        Period period = query.toPeriod(caller.account(), Instant.now());
        return figures.funnel(period, query.buckets(period))
                .map(lines -> FunnelView.of(period, query.timeZone(), lines));
    }

    @GET
    @Path("response-times")
    @RolesAllowed({Roles.ADMIN, Roles.OPERATOR, Roles.VIEWER})
    public Uni<ResponseTimesView> responseTimes(@BeanParam PeriodQuery query) {
        Period period = query.toPeriod(caller.account(), Instant.now());
        return figures.responseTimes(period).map(times -> ResponseTimesView.of(period, times));
    }
}
