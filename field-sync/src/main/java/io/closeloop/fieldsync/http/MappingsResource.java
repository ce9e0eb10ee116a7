package io.closeloop.fieldsync.http;

import io.closeloop.close.CloseFailure;
import io.closeloop.fieldsync.application.ReplacingMappings;
import io.closeloop.fieldsync.application.ReplacingMappings.Result;
import io.closeloop.fieldsync.domain.Mapping;
import io.closeloop.fieldsync.domain.MappingCheck.Complaint;
import io.closeloop.fieldsync.domain.MappingCheck.Wanted;
import io.closeloop.fieldsync.http.MappingViews.AllMappings;
import io.closeloop.fieldsync.http.MappingViews.SetterMappings;
import io.closeloop.fieldsync.http.MappingViews.WantedMapping;
import io.closeloop.fieldsync.http.MappingViews.WantedMappings;
import io.closeloop.fieldsync.store.Mappings;
import io.closeloop.service.http.Caller;
import io.closeloop.service.http.ProblemException;
import io.closeloop.service.http.Roles;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What each setter's milestones write, for the caller's account. */
@Path("/mappings")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class MappingsResource {

    /** Eight milestones into far more fields than a workflow can watch. */
    private static final int MOST = 200;

    private final ReplacingMappings replacing;
    private final Mappings mappings;
    private final Caller caller;

    public MappingsResource(ReplacingMappings replacing, Mappings mappings, Caller caller) {
        this.replacing = replacing;
        this.mappings = mappings;
        this.caller = caller;
    }

    @GET
    @RolesAllowed({Roles.ADMIN, Roles.OPERATOR, Roles.VIEWER})
    public Uni<AllMappings> all() {
        return mappings.of(caller.account())
                .map(bySetter -> new AllMappings(bySetter.entrySet().stream()
                        .map(setter -> SetterMappings.of(setter.getKey(), setter.getValue()))
                        .toList()));
    }

    /** A setter without mappings, or of another account, has none. */
    @GET
    @Path("/{setterId}")
    @RolesAllowed({Roles.ADMIN, Roles.OPERATOR, Roles.VIEWER})
    public Uni<SetterMappings> ofSetter(@PathParam("setterId") UUID setterId) {
        return mappings.of(caller.account(), setterId).map(found -> SetterMappings.of(setterId, found));
    }

    /** Replaces all mappings of the setter; an empty list removes them. */
    @PUT
    @Path("/{setterId}")
    @RolesAllowed(Roles.ADMIN)
    public Uni<SetterMappings> replace(@PathParam("setterId") UUID setterId, @Nullable WantedMappings wanted) {
        return replacing.replace(caller.account(), setterId, read(wanted)).map(result -> switch (result) {
            case Result.Replaced(List<Mapping> kept) -> SetterMappings.of(setterId, kept);
            case Result.Refused(Complaint complaint) -> throw problem(complaint);
            case Result.NotConnected() ->
                throw new ProblemException(
                        FieldSyncError.NOT_CONNECTED, "connect the account to Close first, then map its fields");
            case Result.Unchecked(CloseFailure failure) -> throw problem(failure);
        });
    }

    private static List<Wanted> read(@Nullable WantedMappings wanted) {
        if (wanted == null || wanted.mappings() == null) {
            throw new ProblemException(
                    FieldSyncError.MALFORMED, "give the list 'mappings', which may be empty", "mappings");
        }
        if (wanted.mappings().size() > MOST) {
            throw new ProblemException(FieldSyncError.MALFORMED, "give at most " + MOST + " mappings", "mappings");
        }
        return wanted.mappings().stream().map(MappingsResource::wanted).toList();
    }

    private static Wanted wanted(@Nullable WantedMapping one) {
        return one == null ? new Wanted(null, null, null) : new Wanted(one.milestone(), one.fieldId(), one.value());
    }

    private static ProblemException problem(Complaint complaint) {
        FieldSyncError code = switch (complaint.fault()) {
            case UNKNOWN_MILESTONE -> FieldSyncError.UNKNOWN_MILESTONE;
            case MISSING -> FieldSyncError.MISSING;
            case TOO_LONG -> FieldSyncError.TOO_LONG;
            case CONTROL_FIELD -> FieldSyncError.CONTROL_FIELD;
            case UNKNOWN_FIELD -> FieldSyncError.UNKNOWN_FIELD;
            case UNSUITABLE_FIELD -> FieldSyncError.UNSUITABLE_FIELD;
            case UNFIT_VALUE -> FieldSyncError.UNFIT_VALUE;
            case MAPPED_TWICE -> FieldSyncError.MAPPED_TWICE;
        };
        return new ProblemException(code, complaint.cure(), complaint.where());
    }

    private static ProblemException problem(CloseFailure failure) {
        return switch (failure) {
            case CloseFailure.Unauthorized refused -> refused("Close refuses the API key: connect the account again");
            case CloseFailure.Forbidden refused ->
                refused("give the user of the API key the right to see custom fields in Close");
            case CloseFailure.PlanLimit refused -> refused("the organization's Close plan does not cover it");
            case CloseFailure.NotFound refused ->
                refused("Close does not know the contact fields of this key's organization");
            case CloseFailure.Invalid refused -> refused("Close does not take the question: " + refused.reason());
            case CloseFailure.RateLimited limited -> unavailable("Close asks to wait; try again in a minute");
            case CloseFailure.Unavailable away ->
                unavailable("the fields could not be checked, nothing was saved; try again in a minute");
        };
    }

    private static ProblemException refused(String cure) {
        return new ProblemException(FieldSyncError.CLOSE_REFUSED, cure);
    }

    private static ProblemException unavailable(String cure) {
        return new ProblemException(FieldSyncError.CLOSE_UNAVAILABLE, cure);
    }
}
