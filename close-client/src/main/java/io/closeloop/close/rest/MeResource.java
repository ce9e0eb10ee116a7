package io.closeloop.close.rest;

import io.closeloop.close.wire.Me;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.jboss.resteasy.reactive.RestResponse;

/** Source: close-api.md 1.4. */
@Path("/me")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public interface MeResource {

    @GET
    @Path("/")
    Uni<RestResponse<Me>> get(@HeaderParam(HttpHeaders.AUTHORIZATION) String authorization);
}
