package io.closeloop.fieldsync.http;

import io.closeloop.fieldsync.domain.WriteState;
import io.closeloop.fieldsync.store.Writes;
import io.closeloop.fieldsync.store.Writes.Search;
import io.closeloop.service.http.Caller;
import io.closeloop.service.http.ProblemException;
import io.closeloop.service.http.Roles;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestQuery;

/** Every value that was, will be or will not be written, and why (promise 13). */
@Path("/writes")
@Produces(MediaType.APPLICATION_JSON)
public class WritesResource {

    private static final int MOST = 500;

    private final Writes writes;
    private final Caller caller;

    public WritesResource(Writes writes, Caller caller) {
        this.writes = writes;
        this.caller = caller;
    }

    /** The newest first, at most 500. */
    @GET
    @RolesAllowed({Roles.ADMIN, Roles.OPERATOR, Roles.VIEWER})
    public Uni<WriteView.All> find(
            @RestQuery Optional<String> leadId,
            @RestQuery Optional<String> contactId,
            @RestQuery Optional<String> state) {
        Search search = new Search(leadId, contactId, state.map(WritesResource::stateNamed));
        return writes.find(caller.account(), search, MOST)
                .map(found ->
                        new WriteView.All(found.stream().map(WriteView::of).toList()));
    }

    private static WriteState stateNamed(String name) {
        return Arrays.stream(WriteState.values())
                .filter(state -> state.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new ProblemException(
                        FieldSyncError.UNKNOWN_STATE, "give one of " + List.of(WriteState.values()), "state"));
    }
}
