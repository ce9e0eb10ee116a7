package io.closeloop.lifecycle.http;

import io.closeloop.lifecycle.application.KeepingSetters;
import io.closeloop.lifecycle.domain.setter.SetterProfile;
import io.closeloop.service.http.Caller;
import io.closeloop.service.http.ProblemException;
import io.closeloop.service.http.Roles;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** AI setters of the caller's account. */
@Path("/setters")
public class SettersResource {

    private final KeepingSetters setters;
    private final Caller caller;

    public SettersResource(KeepingSetters setters, Caller caller) {
        this.setters = setters;
        this.caller = caller;
    }

    @POST
    @ResponseStatus(201)
    @RolesAllowed(Roles.ADMIN)
    public Uni<SetterProfile> create(@Nullable SetterBody body) {
        return setters.create(caller.account(), read(body, UUID.randomUUID()));
    }

    @GET
    @RolesAllowed({Roles.ADMIN, Roles.OPERATOR, Roles.VIEWER})
    public Uni<List<SetterProfile>> list() {
        return setters.list(caller.account());
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({Roles.ADMIN, Roles.OPERATOR, Roles.VIEWER})
    public Uni<SetterProfile> find(UUID id) {
        return setters.find(caller.account(), id).map(found -> orUnknown(found, id));
    }

    @PUT
    @Path("/{id}")
    @RolesAllowed(Roles.ADMIN)
    public Uni<SetterProfile> change(UUID id, @Nullable SetterBody body) {
        return setters.change(caller.account(), read(body, id)).map(found -> orUnknown(found, id));
    }

    private static SetterProfile read(@Nullable SetterBody body, UUID id) {
        if (body == null) {
            throw new ProblemException(LifecycleError.FIELD_INVALID, "give name and script as JSON");
        }
        return body.toSetter(id);
    }

    private static SetterProfile orUnknown(Optional<SetterProfile> found, UUID id) {
        return found.orElseThrow(() ->
                new ProblemException(LifecycleError.SETTER_UNKNOWN, "there is no setter " + id + "; see GET /setters"));
    }
}
