package io.closeloop.connector.application;

import io.closeloop.close.CloseApi;
import io.closeloop.close.CloseConnection;
import io.closeloop.close.CloseFailure;
import io.closeloop.close.Outcome;
import io.closeloop.close.wire.CustomField;
import io.closeloop.close.wire.CustomFieldSchema;
import io.closeloop.close.wire.PhoneNumber;
import io.closeloop.close.wire.WebhookSubscription;
import io.closeloop.connector.domain.Integration;
import io.closeloop.connector.store.Connections;
import io.closeloop.outbox.Transactions;
import io.closeloop.service.http.ProblemException;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What people look up at Close while they set an integration up, always as Close has it now. */
@ApplicationScoped
public class AskingClose {

    private final CloseApi close;
    private final Transactions transactions;
    private final Connections connections;

    AskingClose(CloseApi close, Transactions transactions, Connections connections) {
        this.close = close;
        this.transactions = transactions;
        this.connections = connections;
    }

    public Uni<Optional<Integration>> find(String account) {
        return transactions.run(() -> connections.find(account));
    }

    /** Of these fields, those that neither leads nor contacts have. */
    Uni<Outcome<List<String>>> missingFields(Integration integration, List<String> fieldIds) {
        CloseConnection connection = new CloseConnection(integration.account(), integration.id());
        return close.fieldSchema(connection, "lead")
                .chain(lead -> close.fieldSchema(connection, "contact").map(contact -> switch (lead) {
                    case Outcome.Failed<CustomFieldSchema>(CloseFailure failure) -> Outcome.failed(failure);
                    case Outcome.Ok<CustomFieldSchema>(CustomFieldSchema onLead) ->
                        contact.map(onContact -> missing(fieldIds, onLead, onContact));
                }));
    }

    private static List<String> missing(List<String> fieldIds, CustomFieldSchema lead, CustomFieldSchema contact) {
        Set<String> there = Stream.of(lead, contact)
                .flatMap(schema -> schema.fields().stream())
                .map(CustomField::id)
                .collect(Collectors.toSet());
        return fieldIds.stream().filter(id -> !there.contains(id)).toList();
    }

    /** Fails with 404 where the account has no such integration, whoever else may have it. */
    public Uni<Integration> get(String account, String id) {
        return transactions.run(() -> connections.find(account, id)).map(found -> found.orElseThrow(() -> unknown()));
    }

    public Uni<List<PhoneNumber>> phoneNumbers(String account, String id) {
        return get(account, id)
                .chain(found -> close.phoneNumbers(new CloseConnection(account, found.id())))
                .chain(answer -> Refusals.valueOf(answer, "list the phone numbers"));
    }

    /** Own and shared fields, in the order in which Close shows them. */
    public Uni<List<CustomField>> contactFields(String account, String id) {
        return get(account, id)
                .chain(found -> close.fieldSchema(new CloseConnection(account, found.id()), "contact"))
                .chain(answer -> Refusals.valueOf(answer, "list the contact fields"))
                .map(CustomFieldSchema::fields);
    }

    /**
     * @param webhook Close's word for the subscription's state; null when it could not be asked
     * @param problems each with its cure; empty: all is well
     */
    public record Check(boolean keyAccepted, @Nullable String webhook, List<String> problems) {

        /** Close has let us in and answered. */
        boolean isAnswered() {
            return webhook != null;
        }

        Check and(List<String> more) {
            return new Check(
                    keyAccepted,
                    webhook,
                    Stream.concat(problems.stream(), more.stream()).toList());
        }
    }

    Uni<Check> check(Integration found) {
        return close.webhook(
                        new CloseConnection(found.account(), found.id()),
                        found.login().webhookId())
                .map(AskingClose::judge);
    }

    private static Check judge(Outcome<WebhookSubscription> answer) {
        return switch (answer) {
            case Outcome.Ok<WebhookSubscription>(WebhookSubscription webhook) -> judge(webhook);
            case Outcome.Failed<WebhookSubscription>(CloseFailure failure) -> judge(failure);
        };
    }

    static Check judge(WebhookSubscription webhook) {
        List<String> problems = new ArrayList<>();
        if (!"active".equals(webhook.status())) {
            // Whether Close says why is open: close-api.md 2.1.
            String why = webhook.pauseReason() == null ? "" : " (" + webhook.pauseReason() + ")";
            problems.add(
                    "Close has paused the subscription" + why
                            + ", and what happened since was not sent: make webhook-ingress reachable, then renew the subscription (POST /integrations/{id}/webhook/renewal)");
        }
        return new Check(true, webhook.status(), problems);
    }

    private static Check judge(CloseFailure failure) {
        return switch (failure) {
            case CloseFailure.Unauthorized() ->
                new Check(
                        false,
                        null,
                        List.of(
                                "Close no longer accepts the API key: remove the integration and connect with a new key"));
            case CloseFailure.NotFound() ->
                new Check(
                        true,
                        "missing",
                        List.of(
                                "the subscription is gone from Close: renew it (POST /integrations/{id}/webhook/renewal)"));
            case CloseFailure.Forbidden() -> unclear(failure);
            case CloseFailure.PlanLimit() -> unclear(failure);
            case CloseFailure.Invalid invalid -> unclear(failure);
            case CloseFailure.RateLimited limited -> unclear(failure);
            case CloseFailure.Unavailable away -> unclear(failure);
        };
    }

    private static Check unclear(CloseFailure failure) {
        return new Check(
                true,
                null,
                List.of(Refusals.problem(failure, "show the subscription")
                        .problem()
                        .detail()));
    }

    static ProblemException unknown() {
        return new ProblemException(
                ConnectorError.UNKNOWN_INTEGRATION,
                "this account has no integration of that id in force; GET /integrations lists it");
    }
}
