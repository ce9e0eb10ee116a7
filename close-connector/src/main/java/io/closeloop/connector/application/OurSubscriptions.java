package io.closeloop.connector.application;

import io.closeloop.close.CloseApi;
import io.closeloop.close.CloseConnection;
import io.closeloop.close.CloseFailure;
import io.closeloop.close.Done;
import io.closeloop.close.Outcome;
import io.closeloop.close.wire.WebhookSubscription;
import io.closeloop.connector.application.Undoing.Subscription;
import io.closeloop.connector.domain.Integration.ControlFields;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The subscriptions at Close that deliver to an integration's URL, those too that we never learnt the id of. */
@ApplicationScoped
class OurSubscriptions {

    private final CloseApi close;
    private final ConnectorSettings settings;

    OurSubscriptions(CloseApi close, ConnectorSettings settings) {
        this.close = close;
        this.settings = settings;
    }

    Uni<WebhookSubscription> make(CloseConnection connection, ControlFields fields) {
        String url = WebhookUrl.of(settings, connection.connectionId());
        return close.createWebhook(connection, url, SubscribedEvents.of(fields))
                .chain(created -> Refusals.valueOf(created, "create the webhook subscription"));
    }

    Uni<Subscription> delete(CloseConnection connection, WebhookSubscription one) {
        return close.deleteWebhook(connection, one.id()).map(OurSubscriptions::afterDelete);
    }

    /**
     * All that deliver to this integration's URL: a crash or a timeout may have cut off the moment in which we learnt the id.
     *
     * @param which of these are to go
     * @return the worst that became of one
     */
    Uni<Subscription> delete(CloseConnection connection, Predicate<WebhookSubscription> which) {
        return close.webhooks(connection).chain(listed -> switch (listed) {
            case Outcome.Failed<List<WebhookSubscription>>(CloseFailure failure) ->
                Uni.createFrom().item(afterFailure(failure));
            case Outcome.Ok<List<WebhookSubscription>>(List<WebhookSubscription> all) ->
                Multi.createFrom()
                        .iterable(all)
                        .filter(one -> WebhookUrl.isOf(one, connection.connectionId()) && which.test(one))
                        .onItem()
                        .transformToUniAndConcatenate(ours -> delete(connection, ours))
                        .collect()
                        .with(Collectors.reducing(Subscription.DELETED, OurSubscriptions::worse));
        });
    }

    private static Subscription afterDelete(Outcome<Done> deleted) {
        return switch (deleted) {
            case Outcome.Ok<Done> ok -> Subscription.DELETED;
            case Outcome.Failed<Done>(CloseFailure failure) -> afterFailure(failure);
        };
    }

    static Subscription afterFailure(CloseFailure failure) {
        return switch (failure) {
            case CloseFailure.NotFound() -> Subscription.DELETED;
            case CloseFailure.Unauthorized() -> Subscription.LEFT_IN_CLOSE;
            case CloseFailure.Forbidden() -> Subscription.LEFT_IN_CLOSE;
            case CloseFailure.PlanLimit() -> Subscription.LEFT_IN_CLOSE;
            case CloseFailure.Invalid invalid -> Subscription.LEFT_IN_CLOSE;
            case CloseFailure.RateLimited limited -> Subscription.PENDING;
            case CloseFailure.Unavailable away -> Subscription.PENDING;
        };
    }

    private static Subscription worse(Subscription one, Subscription other) {
        return one.compareTo(other) >= 0 ? one : other;
    }
}
