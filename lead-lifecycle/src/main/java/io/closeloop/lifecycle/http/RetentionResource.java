package io.closeloop.lifecycle.http;

import io.closeloop.lifecycle.application.KeepingRetention;
import io.closeloop.lifecycle.store.Retention.Days;
import io.closeloop.service.http.Caller;
import io.closeloop.service.http.ProblemException;
import io.closeloop.service.http.Roles;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import org.jspecify.annotations.Nullable;

/** How long the caller's account keeps texts and people. */
@Path("/retention")
@RolesAllowed(Roles.ADMIN)
public class RetentionResource {

    private static final int LONGEST = 36_500;

    private final KeepingRetention retention;
    private final Caller caller;

    public RetentionResource(KeepingRetention retention, Caller caller) {
        this.retention = retention;
        this.caller = caller;
    }

    @GET
    public Uni<Days> find() {
        return retention.find(caller.account());
    }

    @PUT
    public Uni<Days> put(@Nullable Days body) {
        if (body == null) {
            throw new ProblemException(
                    LifecycleError.FIELD_INVALID,
                    "give textsDays and leadsDays as JSON, each a number of days or null");
        }
        check("textsDays", body.textsDays());
        check("leadsDays", body.leadsDays());
        return retention.put(caller.account(), body, caller.name());
    }

    private static void check(String field, @Nullable Integer days) {
        if (days != null && (days < 1 || days > LONGEST)) {
            throw new ProblemException(
                    LifecycleError.FIELD_INVALID, "give a number of days from 1 to " + LONGEST + ", or null", field);
        }
    }
}
