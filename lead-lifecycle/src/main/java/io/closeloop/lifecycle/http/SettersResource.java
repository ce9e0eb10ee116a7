package io.closeloop.lifecycle.http;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import io.closeloop.lifecycle.application.setters.Author;
import io.closeloop.lifecycle.application.setters.CopyingSettings;
import io.closeloop.lifecycle.application.setters.DeletingSetter;
import io.closeloop.lifecycle.application.setters.KeepingSetters;
import io.closeloop.lifecycle.application.setters.ShowingSetters;
import io.closeloop.lifecycle.application.setters.ShownSetter;
import io.closeloop.lifecycle.store.SetterVersions.Version;
import io.closeloop.service.http.Caller;
import io.closeloop.service.http.Roles;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.UUID;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** AI setters of the caller's account. Bodies are taken as text, so that what is wrong in them is named by our own words. */
@Path("/setters")
@Produces(APPLICATION_JSON)
public class SettersResource {

    static final String MERGE_PATCH = "application/merge-patch+json";

    private final KeepingSetters keeping;
    private final CopyingSettings copying;
    private final DeletingSetter deleting;
    private final ShowingSetters showing;
    private final Caller caller;

    public SettersResource(
            KeepingSetters keeping,
            CopyingSettings copying,
            DeletingSetter deleting,
            ShowingSetters showing,
            Caller caller) {
        this.keeping = keeping;
        this.copying = copying;
        this.deleting = deleting;
        this.showing = showing;
        this.caller = caller;
    }

    @POST
    @Consumes(APPLICATION_JSON)
    @ResponseStatus(201)
    @RolesAllowed(Roles.ADMIN)
    public Uni<SetterView> create(@Nullable String body) {
        return keeping.create(author(), body).map(SetterView::of);
    }

    @GET
    @RolesAllowed({Roles.ADMIN, Roles.OPERATOR, Roles.VIEWER})
    public Uni<List<SetterView>> list() {
        return showing.list(caller.account()).map(SettersResource::views);
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({Roles.ADMIN, Roles.OPERATOR, Roles.VIEWER})
    public Uni<SetterView> find(UUID id) {
        return showing.find(caller.account(), id).map(SetterView::of);
    }

    @PUT
    @Path("/{id}")
    @Consumes(APPLICATION_JSON)
    @RolesAllowed(Roles.ADMIN)
    public Uni<SetterView> replace(UUID id, @Nullable String body) {
        return keeping.replace(author(), id, body).map(SetterView::of);
    }

    @PATCH
    @Path("/{id}")
    @Consumes({MERGE_PATCH, APPLICATION_JSON})
    @RolesAllowed(Roles.ADMIN)
    public Uni<SetterView> patch(UUID id, @Nullable String body) {
        return keeping.patch(author(), id, body).map(SetterView::of);
    }

    @DELETE
    @Path("/{id}")
    @RolesAllowed(Roles.ADMIN)
    public Uni<Void> delete(UUID id) {
        return deleting.delete(author(), id);
    }

    /** Answers with those that now have the settings. */
    @POST
    @Path("/{id}/copy-settings")
    @Consumes(APPLICATION_JSON)
    @RolesAllowed(Roles.ADMIN)
    public Uni<List<SetterView>> copySettings(UUID id, @Nullable String body) {
        return copying.copy(author(), id, body).map(SettersResource::views);
    }

    /** A hundred at once, newest first; {@code before} goes on from the last one. */
    @GET
    @Path("/{id}/versions")
    @RolesAllowed({Roles.ADMIN, Roles.OPERATOR, Roles.VIEWER})
    public Uni<List<Version>> versions(UUID id, @QueryParam("before") @Nullable String before) {
        return showing.versions(caller.account(), id, Asked.version("before", before));
    }

    private Author author() {
        return new Author(caller.account(), caller.name());
    }

    private static List<SetterView> views(List<ShownSetter> setters) {
        return setters.stream().map(SetterView::of).toList();
    }
}
