package io.closeloop.close.rest;

import io.closeloop.close.wire.NewWebhook;
import io.closeloop.close.wire.Page;
import io.closeloop.close.wire.WebhookSubscription;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.jboss.resteasy.reactive.RestResponse;

/** Source: close-api.md 2.1. */
@Path("/webhook")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public interface WebhookResource {

    @GET
    @Path("/")
    Uni<RestResponse<Page<WebhookSubscription>>> list(
            @HeaderParam(HttpHeaders.AUTHORIZATION) String authorization,
            @QueryParam("_skip") int skip,
            @QueryParam("_limit") int limit);

    @GET
    @Path("/{id}/")
    Uni<RestResponse<WebhookSubscription>> get(
            @HeaderParam(HttpHeaders.AUTHORIZATION) String authorization, @PathParam("id") String id);

    @POST
    @Path("/")
    Uni<RestResponse<WebhookSubscription>> create(
            @HeaderParam(HttpHeaders.AUTHORIZATION) String authorization, NewWebhook subscription);

    @DELETE
    @Path("/{id}/")
    Uni<RestResponse<Void>> delete(
            @HeaderParam(HttpHeaders.AUTHORIZATION) String authorization, @PathParam("id") String id);
}
