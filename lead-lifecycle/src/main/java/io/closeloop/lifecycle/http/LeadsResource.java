package io.closeloop.lifecycle.http;

import io.closeloop.lifecycle.application.OrderingLeads;
import io.closeloop.lifecycle.application.ShowingLeads;
import io.closeloop.lifecycle.domain.news.Input;
import io.closeloop.lifecycle.domain.news.Order;
import io.closeloop.lifecycle.store.Cursor;
import io.closeloop.service.http.Caller;
import io.closeloop.service.http.ProblemException;
import io.closeloop.service.http.Roles;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import org.jspecify.annotations.Nullable;

/** One lead of the caller's account; lists are {@link LeadListResource}'s. */
@Path("/leads")
public class LeadsResource {

    private static final int MOST_ENTRIES = 1000;

    private final ShowingLeads leads;
    private final OrderingLeads ordering;
    private final Caller caller;

    public LeadsResource(ShowingLeads leads, OrderingLeads ordering, Caller caller) {
        this.leads = leads;
        this.ordering = ordering;
        this.caller = caller;
    }

    @GET
    @Path("/{leadId}")
    @RolesAllowed({Roles.ADMIN, Roles.OPERATOR, Roles.VIEWER})
    public Uni<LeadView> find(String leadId) {
        return leads.find(caller.account(), leadId).map(found -> LeadView.of(found.orElseThrow(() -> unknown(leadId))));
    }

    @GET
    @Path("/{leadId}/timeline")
    @RolesAllowed({Roles.ADMIN, Roles.OPERATOR, Roles.VIEWER})
    public Uni<TimelineView> timeline(String leadId, @QueryParam("after") @Nullable String after) {
        long place = Asked.place("after", after).map(Cursor::number).orElse(0L);
        return leads.timeline(caller.account(), leadId, place, MOST_ENTRIES)
                .map(found -> TimelineView.of(found.orElseThrow(() -> unknown(leadId)), place));
    }

    /** Answers with the lead as it stands after the order. */
    @POST
    @Path("/{leadId}/commands")
    @RolesAllowed({Roles.ADMIN, Roles.OPERATOR})
    public Uni<LeadView> order(String leadId, @Nullable CommandBody body) {
        if (body == null) {
            throw new ProblemException(LifecycleError.FIELD_INVALID, "give command and reason as JSON");
        }
        String account = caller.account();
        Input.Command command = body.toCommand(caller.name());
        if (isMasterKill(command.order()) && !caller.has(Roles.ADMIN)) {
            throw new ProblemException(
                    LifecycleError.ADMIN_ONLY, "ask somebody with the role admin, or use the plain kill switch");
        }
        return ordering.order(account, leadId, command)
                .chain(known -> known ? find(account, leadId) : Uni.createFrom().failure(unknown(leadId)));
    }

    /** For an engine outside that leads the conversation. Answers with the lead as it stands after it. */
    @POST
    @Path("/{leadId}/signals")
    @RolesAllowed({Roles.ADMIN, Roles.OPERATOR})
    public Uni<LeadView> signal(String leadId, @Nullable SignalBody body) {
        if (body == null) {
            throw new ProblemException(LifecycleError.FIELD_INVALID, "give engagementId and signal as JSON");
        }
        String account = caller.account();
        return ordering.signal(account, leadId, body.toInput(), caller.name())
                .chain(known -> known ? find(account, leadId) : Uni.createFrom().failure(unknown(leadId)));
    }

    private Uni<LeadView> find(String account, String leadId) {
        return leads.find(account, leadId).map(found -> LeadView.of(found.orElseThrow(() -> unknown(leadId))));
    }

    /** It holds against everybody, so not everybody may set or lift it. Source: charlie.md 8. */
    private static boolean isMasterKill(Order order) {
        return order == Order.Plain.MASTER_KILL || order == Order.Plain.REMOVE_MASTER_KILL;
    }

    static ProblemException unknown(String leadId) {
        return new ProblemException(
                LifecycleError.LEAD_UNKNOWN,
                "nothing has happened to lead " + leadId + " here; set charlie_enabled on it in Close");
    }
}
