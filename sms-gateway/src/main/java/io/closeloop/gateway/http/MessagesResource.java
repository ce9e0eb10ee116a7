package io.closeloop.gateway.http;

import io.closeloop.gateway.domain.StateName;
import io.closeloop.gateway.store.LedgerView;
import io.closeloop.service.http.Caller;
import io.closeloop.service.http.ProblemException;
import io.closeloop.service.http.Roles;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What was asked for, and what became of it. */
@Path("/messages")
@RolesAllowed({Roles.VIEWER, Roles.OPERATOR, Roles.ADMIN})
public class MessagesResource {

    private static final int MOST = 200;

    private final LedgerView ledger;
    private final Caller caller;

    public MessagesResource(LedgerView ledger, Caller caller) {
        this.ledger = ledger;
        this.caller = caller;
    }

    /** The newest first. */
    @GET
    public Uni<Messages> list(
            @QueryParam("leadId") @Nullable String leadId,
            @QueryParam("state") @Nullable String state,
            @QueryParam("limit") @DefaultValue("50") int limit) {
        if (limit < 1 || limit > MOST) {
            throw new ProblemException(GatewayError.BAD_FILTER, "limit must be 1 to " + MOST, "limit");
        }
        return ledger.list(caller.account(), Optional.ofNullable(leadId), stateOf(state), limit)
                .map(Messages::new);
    }

    private static Optional<StateName> stateOf(@Nullable String state) {
        if (state == null) {
            return Optional.empty();
        }
        return Optional.of(Arrays.stream(StateName.values())
                .filter(name -> name.name().equalsIgnoreCase(state))
                .findFirst()
                .orElseThrow(() -> new ProblemException(
                        GatewayError.BAD_FILTER,
                        "state must be one of " + Arrays.toString(StateName.values()),
                        "state")));
    }

    /** The body of the list. */
    public record Messages(List<LedgerView.Message> messages) {}
}
