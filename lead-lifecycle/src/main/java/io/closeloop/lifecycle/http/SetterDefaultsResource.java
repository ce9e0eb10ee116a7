package io.closeloop.lifecycle.http;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import io.closeloop.lifecycle.application.setters.Author;
import io.closeloop.lifecycle.application.setters.KeepingDefaults;
import io.closeloop.lifecycle.application.setters.ShowingSetters;
import io.closeloop.lifecycle.store.SetterVersions.Version;
import io.closeloop.service.http.Caller;
import io.closeloop.service.http.Roles;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What holds for every setter of the caller's account that does not say otherwise. */
@Path("/setter-defaults")
@Produces(APPLICATION_JSON)
public class SetterDefaultsResource {

    private final KeepingDefaults keeping;
    private final ShowingSetters showing;
    private final Caller caller;

    public SetterDefaultsResource(KeepingDefaults keeping, ShowingSetters showing, Caller caller) {
        this.keeping = keeping;
        this.showing = showing;
        this.caller = caller;
    }

    @GET
    @RolesAllowed({Roles.ADMIN, Roles.OPERATOR, Roles.VIEWER})
    public Uni<DefaultsView> find() {
        return showing.defaults(caller.account()).map(DefaultsView::of);
    }

    @PUT
    @Consumes(APPLICATION_JSON)
    @RolesAllowed(Roles.ADMIN)
    public Uni<DefaultsView> replace(@Nullable String body) {
        return keeping.replace(author(), body).map(DefaultsView::of);
    }

    @PATCH
    @Consumes({SettersResource.MERGE_PATCH, APPLICATION_JSON})
    @RolesAllowed(Roles.ADMIN)
    public Uni<DefaultsView> patch(@Nullable String body) {
        return keeping.patch(author(), body).map(DefaultsView::of);
    }

    /** A hundred at once, newest first; {@code before} goes on from the last one. */
    @GET
    @Path("/versions")
    @RolesAllowed({Roles.ADMIN, Roles.OPERATOR, Roles.VIEWER})
    public Uni<List<Version>> versions(@QueryParam("before") @Nullable String before) {
        return showing.versionsOfDefaults(caller.account(), Asked.version("before", before));
    }

    private Author author() {
        return new Author(caller.account(), caller.name());
    }
}
