package io.closeloop.lifecycle.application;

import io.closeloop.close.CloseApi;
import io.closeloop.close.CloseConnection;
import io.closeloop.close.CloseFailure;
import io.closeloop.close.Outcome;
import io.closeloop.close.wire.Lead;
import io.closeloop.events.Cause;
import io.closeloop.events.IntegrationChanged;
import io.closeloop.lifecycle.domain.news.Input;
import io.closeloop.lifecycle.store.Requests.Claimed;
import io.closeloop.service.kafka.Integrations;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.UUID;

/** Asks Close how the lead stands now. */
@ApplicationScoped
public class ReadingLead {

    private final CloseApi close;
    private final Integrations integrations;

    public ReadingLead(CloseApi close, Integrations integrations) {
        this.close = close;
        this.integrations = integrations;
    }

    Uni<Carried> read(Claimed claimed, UUID engagementId) {
        String integration = claimed.lead().integration();
        IntegrationChanged settings = integrations
                .find(integration)
                .orElseThrow(() -> new NotYetKnown(integration))
                .event();
        Cause cause = new Cause("timer", "read " + engagementId, null);
        return close.lead(
                        new CloseConnection(claimed.account(), integration),
                        claimed.lead().leadId())
                .map(outcome -> switch (outcome) {
                    case Outcome.Ok<Lead>(Lead lead) ->
                        new Carried.Answered(LeadTranslation.read(engagementId, lead, settings), cause);
                    case Outcome.Failed<Lead>(CloseFailure failure) -> failed(engagementId, failure, cause);
                });
    }

    private static Carried failed(UUID engagementId, CloseFailure failure, Cause cause) {
        return switch (failure) {
            case CloseFailure.RateLimited(Duration after) -> new Carried.NotNow("Close asks to wait", after);
            case CloseFailure.Unavailable down -> new Carried.NotNow("Close: " + down.reason(), Duration.ZERO);
            case CloseFailure.NotFound() -> refused(engagementId, "Close has no such lead", cause);
            case CloseFailure.Unauthorized() ->
                refused(engagementId, "Close refuses the API key; connect the account again", cause);
            case CloseFailure.Forbidden() -> refused(engagementId, "the API key's user may not read it", cause);
            case CloseFailure.PlanLimit() -> refused(engagementId, "the Close plan does not cover it", cause);
            case CloseFailure.Invalid invalid -> refused(engagementId, "Close calls the request invalid", cause);
        };
    }

    private static Carried refused(UUID engagementId, String reason, Cause cause) {
        return new Carried.Answered(new Input.LeadReadFailed(engagementId, reason), cause);
    }
}
