package io.closeloop.connector.http;

import io.closeloop.connector.application.AttendingConnection;
import io.closeloop.connector.application.RenewingSubscription;
import io.closeloop.service.http.Caller;
import io.closeloop.service.http.Roles;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;

/** A new signing key, when one is due or the old one may have been seen. */
@Path("/integrations/{id}/webhook/renewal")
public class WebhookRenewalResource {

    private final Caller caller;
    private final RenewingSubscription renewing;
    private final AttendingConnection attending;

    WebhookRenewalResource(Caller caller, RenewingSubscription renewing, AttendingConnection attending) {
        this.caller = caller;
        this.renewing = renewing;
        this.attending = attending;
    }

    @POST
    @RolesAllowed(Roles.ADMIN)
    @Operation(summary = "Replace the webhook subscription and its signing key; the key before stays good for a while")
    public Uni<IntegrationView.Whole> renew(@RestPath String id) {
        return renewing.renew(caller.account(), id).chain(attending::with).map(IntegrationView.Whole::of);
    }
}
