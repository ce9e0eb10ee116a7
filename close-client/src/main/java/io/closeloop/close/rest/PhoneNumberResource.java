package io.closeloop.close.rest;

import io.closeloop.close.wire.Page;
import io.closeloop.close.wire.PhoneNumber;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.jboss.resteasy.reactive.RestResponse;

/** Source: close-api.md 6. */
@Path("/phone_number")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public interface PhoneNumberResource {

    @GET
    @Path("/")
    Uni<RestResponse<Page<PhoneNumber>>> list(
            @HeaderParam(HttpHeaders.AUTHORIZATION) String authorization,
            @QueryParam("_skip") int skip,
            @QueryParam("_limit") int limit);
}
