package io.closeloop.lifecycle.http;

import io.closeloop.lifecycle.application.ShowingLeads;
import io.closeloop.lifecycle.application.Unparking;
import io.closeloop.service.http.Caller;
import io.closeloop.service.http.ProblemException;
import io.closeloop.service.http.Roles;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.jspecify.annotations.Nullable;

/** What a person does about a parked lead. */
@Path("/leads/{leadId}/parking")
@RolesAllowed({Roles.ADMIN, Roles.OPERATOR})
public class ParkingResource {

    private final Unparking unparking;
    private final ShowingLeads leads;
    private final Caller caller;

    public ParkingResource(Unparking unparking, ShowingLeads leads, Caller caller) {
        this.unparking = unparking;
        this.leads = leads;
        this.caller = caller;
    }

    /** Answers with the lead as it stands after it: {@code parked} with the new reason, or not any more. */
    @POST
    public Uni<LeadView> order(String leadId, @Nullable ParkingBody body) {
        if (body == null) {
            throw new ProblemException(LifecycleError.FIELD_INVALID, "give action and reason as JSON");
        }
        String account = caller.account();
        return unparking.obey(account, leadId, body.toOrder(caller.name())).chain(answer -> switch (answer) {
            case UNKNOWN_LEAD -> Uni.createFrom().failure(LeadsResource.unknown(leadId));
            case NOT_PARKED ->
                Uni.createFrom()
                        .failure(new ProblemException(
                                LifecycleError.LEAD_NOT_PARKED,
                                "lead " + leadId + " is not parked, there is nothing to do; see GET /parked"));
            case DONE ->
                leads.find(account, leadId)
                        .map(found -> LeadView.of(found.orElseThrow(() -> LeadsResource.unknown(leadId))));
        });
    }
}
