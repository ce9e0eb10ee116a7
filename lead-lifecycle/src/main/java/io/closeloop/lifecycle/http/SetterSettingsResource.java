package io.closeloop.lifecycle.http;

import io.closeloop.lifecycle.settings.SettingsSchema;
import io.closeloop.service.http.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;

/** What the settings' document looks like; the same for every account. */
@Path("/setter-settings")
public class SetterSettingsResource {

    @GET
    @Path("/schema")
    @Produces("application/schema+json")
    @RolesAllowed({Roles.ADMIN, Roles.OPERATOR, Roles.VIEWER})
    public String schema() {
        return SettingsSchema.get().toString();
    }
}
