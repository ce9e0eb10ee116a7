package io.closeloop.close.rest;

import io.closeloop.close.wire.CustomFieldSchema;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.jboss.resteasy.reactive.RestResponse;

/** Source: close-api.md 4. */
@Path("/custom_field_schema")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public interface CustomFieldSchemaResource {

    @GET
    @Path("/{objectType}/")
    Uni<RestResponse<CustomFieldSchema>> get(
            @HeaderParam(HttpHeaders.AUTHORIZATION) String authorization, @PathParam("objectType") String objectType);
}
