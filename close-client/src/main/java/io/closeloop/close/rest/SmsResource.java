package io.closeloop.close.rest;

import io.closeloop.close.wire.NewSms;
import io.closeloop.close.wire.Page;
import io.closeloop.close.wire.Sms;
import io.closeloop.close.wire.SmsStatusChange;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import org.jboss.resteasy.reactive.RestResponse;

/** Source: close-api.md 5. */
@Path("/activity/sms")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public interface SmsResource {

    @GET
    @Path("/{id}/")
    Uni<RestResponse<Sms>> get(
            @HeaderParam(HttpHeaders.AUTHORIZATION) String authorization, @PathParam("id") String id);

    @GET
    @Path("/")
    Uni<RestResponse<Page<Sms>>> ofLead(
            @HeaderParam(HttpHeaders.AUTHORIZATION) String authorization,
            @QueryParam("lead_id") String leadId,
            @QueryParam("date_created__gte") Instant since,
            @QueryParam("_skip") int skip,
            @QueryParam("_limit") int limit);

    @POST
    @Path("/")
    Uni<RestResponse<Sms>> create(@HeaderParam(HttpHeaders.AUTHORIZATION) String authorization, NewSms sms);

    @PUT
    @Path("/{id}/")
    Uni<RestResponse<Sms>> change(
            @HeaderParam(HttpHeaders.AUTHORIZATION) String authorization,
            @PathParam("id") String id,
            SmsStatusChange change);

    @DELETE
    @Path("/{id}/")
    Uni<RestResponse<Void>> delete(
            @HeaderParam(HttpHeaders.AUTHORIZATION) String authorization, @PathParam("id") String id);
}
