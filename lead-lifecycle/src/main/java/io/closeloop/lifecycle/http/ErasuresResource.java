package io.closeloop.lifecycle.http;

import io.closeloop.lifecycle.application.ErasingNumber;
import io.closeloop.service.http.Caller;
import io.closeloop.service.http.ProblemException;
import io.closeloop.service.http.Roles;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** People who ask to be forgotten by the caller's account. */
@Path("/erasures")
@RolesAllowed(Roles.ADMIN)
public class ErasuresResource {

    private final ErasingNumber erasing;
    private final Caller caller;

    public ErasuresResource(ErasingNumber erasing, Caller caller) {
        this.erasing = erasing;
        this.caller = caller;
    }

    /** Answers when it is done, or as far as it has come. Asked again for the same number, it goes on. */
    @POST
    public Uni<ErasureView> erase(@Nullable ErasureBody body) {
        if (body == null) {
            throw new ProblemException(LifecycleError.FIELD_INVALID, "give phone and reason as JSON");
        }
        return erasing.erase(body.toOrder(caller.account(), caller.name())).map(ErasureView::of);
    }

    @GET
    @Path("/{id}")
    public Uni<ErasureView> find(String id) {
        UUID erasure = Asked.uuid("id", id).orElseThrow(() -> unknown(id));
        return erasing.find(caller.account(), erasure)
                .map(found -> ErasureView.of(found.orElseThrow(() -> unknown(id))));
    }

    private static ProblemException unknown(String id) {
        return new ProblemException(
                LifecycleError.ERASURE_UNKNOWN, "there is no erasure " + id + "; POST /erasures answers with its id");
    }
}
