package io.closeloop.lifecycle.http;

import io.closeloop.lifecycle.application.Unparking;
import io.closeloop.lifecycle.store.LeadParked.Parked;
import io.closeloop.lifecycle.store.Parking.ParkedLead;
import io.closeloop.service.http.Caller;
import io.closeloop.service.http.Roles;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;

/** Leads that a bug has stopped. */
@Path("/parked")
@RolesAllowed({Roles.ADMIN, Roles.OPERATOR})
public class ParkedLeadsResource {

    private final Unparking unparking;
    private final Caller caller;

    public ParkedLeadsResource(Unparking unparking, Caller caller) {
        this.unparking = unparking;
        this.caller = caller;
    }

    /** @param storedEvents how many wait, the one that could not be handled among them */
    record ParkedView(String leadId, String integration, Parked parked, long storedEvents) {

        static ParkedView of(ParkedLead lead) {
            return new ParkedView(lead.lead().leadId(), lead.lead().integration(), lead.parked(), lead.storedEvents());
        }
    }

    /** Longest first. */
    @GET
    public Uni<List<ParkedView>> list() {
        return unparking
                .list(caller.account())
                .map(found -> found.stream().map(ParkedView::of).toList());
    }
}
