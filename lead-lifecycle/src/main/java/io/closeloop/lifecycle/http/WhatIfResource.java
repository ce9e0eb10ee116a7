package io.closeloop.lifecycle.http;

import io.closeloop.events.UnreadableEvent;
import io.closeloop.lifecycle.application.AskingWhatIf;
import io.closeloop.service.http.Caller;
import io.closeloop.service.http.ProblemException;
import io.closeloop.service.http.Roles;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import org.jspecify.annotations.Nullable;

/** What would come of an event of Close, without it coming. */
@Path("/leads/{leadId}/what-if")
public class WhatIfResource {

    private final AskingWhatIf asking;
    private final Caller caller;

    public WhatIfResource(AskingWhatIf asking, Caller caller) {
        this.asking = asking;
        this.caller = caller;
    }

    /** @param body the event as Close's webhook or event log has it */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.ADMIN, Roles.OPERATOR, Roles.VIEWER})
    public Uni<HeardView> ask(String leadId, byte @Nullable [] body) {
        return Uni.createFrom()
                .deferred(() -> asking.ask(caller.account(), leadId, body == null ? new byte[0] : body))
                .map(heard -> HeardView.of(heard.orElseThrow(() -> LeadsResource.unknown(leadId))))
                .onFailure(UnreadableEvent.class)
                .transform(refused -> new ProblemException(
                        LifecycleError.FIELD_INVALID,
                        "give an event as Close sends it, {\"event\": {…}}: " + refused.getMessage(),
                        "event"))
                .onFailure(AskingWhatIf.OtherLead.class)
                .transform(refused -> new ProblemException(
                        LifecycleError.FIELD_INVALID,
                        refused.getMessage() + "; ask with that lead's id in the path",
                        "event.lead_id"));
    }
}
