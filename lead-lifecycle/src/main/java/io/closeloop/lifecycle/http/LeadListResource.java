package io.closeloop.lifecycle.http;

import io.closeloop.lifecycle.application.FindingLeads;
import io.closeloop.service.http.Caller;
import io.closeloop.service.http.ProblemException;
import io.closeloop.service.http.Roles;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Leads of the caller's account, and what was said with them. */
@Path("/leads")
public class LeadListResource {

    private static final int MOST_LEADS = 200;
    private static final int LEADS = 50;
    private static final int MOST_TEXTS = 500;
    private static final int TEXTS = 200;

    private final FindingLeads leads;
    private final Caller caller;

    public LeadListResource(FindingLeads leads, Caller caller) {
        this.leads = leads;
        this.caller = caller;
    }

    @GET
    @RolesAllowed({Roles.ADMIN, Roles.OPERATOR, Roles.VIEWER})
    public Uni<LeadsView> list(
            @BeanParam LeadQuery query,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @Nullable String limit) {
        Instant now = Instant.now();
        return leads.list(
                        caller.account(),
                        query.toWanted(),
                        Asked.cursor("cursor", cursor),
                        Asked.number("limit", limit, MOST_LEADS, LEADS))
                .map(page -> LeadsView.of(page, now));
    }

    /** The newest texts, oldest first; {@code before} takes what an answer named as {@code earlier}. */
    @GET
    @Path("/{leadId}/conversation")
    @RolesAllowed({Roles.ADMIN, Roles.OPERATOR, Roles.VIEWER})
    public Uni<ConversationView> conversation(
            String leadId, @QueryParam("before") @Nullable String before, @QueryParam("limit") @Nullable String limit) {
        return leads.conversation(
                        caller.account(),
                        leadId,
                        Asked.placeOfText("before", before),
                        Asked.number("limit", limit, MOST_TEXTS, TEXTS))
                .map(found -> ConversationView.of(found.orElseThrow(() -> unknown(leadId))));
    }

    static ProblemException unknown(String leadId) {
        return new ProblemException(
                LifecycleError.LEAD_UNKNOWN,
                "nothing has happened to lead " + leadId + " here; set charlie_enabled on it in Close");
    }
}
