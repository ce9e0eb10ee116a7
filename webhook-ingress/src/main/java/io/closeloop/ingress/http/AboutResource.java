package io.closeloop.ingress.http;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** For whoever opens the address in a browser. */
@Path("/")
public class AboutResource {

    private static final String ABOUT = """
            Closeloop webhook-ingress: takes in Close's signed webhooks at POST /webhooks/close/{integrationId}.
            Nothing else is here. Health and metrics stand on the management port.
            """;

    @GET
    @PermitAll
    @Produces(MediaType.TEXT_PLAIN)
    @Operation(summary = "What this is")
    public String about() {
        return ABOUT;
    }
}
