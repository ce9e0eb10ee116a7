package io.closeloop.close.rest;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.rest.client.reactive.Url;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import org.jboss.resteasy.reactive.RestResponse;

/** Any path, for what has no interface of its own. The URL is the whole one, already encoded. */
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public interface AnyResource {

    @GET
    Uni<RestResponse<JsonNode>> get(@HeaderParam(HttpHeaders.AUTHORIZATION) String authorization, @Url URI url);

    @POST
    Uni<RestResponse<JsonNode>> post(
            @HeaderParam(HttpHeaders.AUTHORIZATION) String authorization, @Url URI url, JsonNode body);

    @PUT
    Uni<RestResponse<JsonNode>> put(
            @HeaderParam(HttpHeaders.AUTHORIZATION) String authorization, @Url URI url, JsonNode body);

    @DELETE
    Uni<RestResponse<JsonNode>> delete(@HeaderParam(HttpHeaders.AUTHORIZATION) String authorization, @Url URI url);
}
