package io.closeloop.connector.application;

import io.closeloop.close.CloseFailure;
import io.closeloop.close.Outcome;
import io.closeloop.connector.application.AskingClose.Check;
import io.closeloop.connector.domain.Attention;
import io.closeloop.connector.domain.Attention.Kind;
import io.closeloop.connector.domain.Integration;
import io.closeloop.connector.store.Attentions;
import io.closeloop.events.ConnectionReport;
import io.closeloop.events.IncomingEvent;
import io.closeloop.events.Tenant;
import io.closeloop.outbox.Transactions;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import org.jboss.logging.Logger;

/** Keeps what a person has to mend about a connection: any service reports it, and a check that finds all in order ends it. */
@ApplicationScoped
public class AttendingConnection {

    private static final Logger LOG = Logger.getLogger(AttendingConnection.class);

    private final Transactions transactions;
    private final Attentions attentions;
    private final AskingClose asking;

    AttendingConnection(Transactions transactions, Attentions attentions, AskingClose asking) {
        this.transactions = transactions;
        this.attentions = attentions;
        this.asking = asking;
    }

    public record Attended(Integration integration, List<Attention> attention) {

        private List<String> fieldIds(Kind kind) {
            return attention.stream()
                    .filter(one -> one.kind() == kind)
                    .flatMap(one -> one.fieldIds().stream())
                    .toList();
        }
    }

    /** Idempotent by the report's own time: no inbox is needed. */
    public Uni<Void> note(List<IncomingEvent<ConnectionReport>> reports) {
        return transactions.run(() -> {
            Uni<Void> inOrder = Uni.createFrom().voidItem();
            for (IncomingEvent<ConnectionReport> report : reports) {
                inOrder = inOrder.chain(() -> note(report.envelope().tenant(), report.event()));
            }
            return inOrder;
        });
    }

    private Uni<Void> note(Tenant tenant, ConnectionReport report) {
        Uni<Boolean> news = switch (report) {
            case ConnectionReport.CredentialRefused(long version, Instant at) ->
                attentions.report(
                        tenant.account(), tenant.integration(), Kind.CREDENTIAL_REFUSED, List.of(), version, at);
            case ConnectionReport.FieldsRefused(List<String> fields, Instant at) ->
                attentions.report(
                        tenant.account(), tenant.integration(), Kind.FIELDS_REFUSED, fields, Long.MAX_VALUE, at);
        };
        return news.invoke(isNews -> LOG.infof(
                        "connection report account=%s integration=%s kind=%s outcome=%s",
                        tenant.account(),
                        tenant.integration(),
                        report.getClass().getSimpleName(),
                        isNews ? "noted" : "known, or overtaken"))
                .replaceWithVoid();
    }

    public Uni<Attended> with(Integration integration) {
        return transactions
                .run(() -> attentions.standing(integration.account(), integration.id()))
                .map(standing -> new Attended(integration, standing));
    }

    /** Asks Close, and ends what Close shows to be in order. What is met after the asking began stands. */
    public Uni<Check> check(String account, String id) {
        Instant asked = Instant.now();
        return asking.get(account, id)
                .chain(this::with)
                .chain(attended -> asking.check(attended.integration())
                        .call(check -> check.isAnswered() ? end(attended, Kind.CREDENTIAL_REFUSED, asked) : nothing())
                        .chain(check -> checkFields(check, attended, asked)));
    }

    private Uni<Check> checkFields(Check check, Attended attended, Instant asked) {
        List<String> refused = attended.fieldIds(Kind.FIELDS_REFUSED);
        if (refused.isEmpty() || !check.isAnswered()) {
            return Uni.createFrom().item(check);
        }
        return asking.missingFields(attended.integration(), refused)
                .call(missing -> missing instanceof Outcome.Ok<List<String>>(var none) && none.isEmpty()
                        ? end(attended, Kind.FIELDS_REFUSED, asked)
                        : nothing())
                .map(missing -> check.and(problems(missing)));
    }

    /**
     * Ends what stands about refused fields: a field that is gone from Close never comes back, so no check would. One that is still mapped
     * is reported again when its next value is refused. A refused credential stays; only Close can say that it is good.
     */
    public Uni<Attended> dismissFields(String account, String id) {
        return asking.get(account, id)
                .chain(this::with)
                .call(attended -> end(attended, Kind.FIELDS_REFUSED, Instant.now()))
                .invoke(() -> LOG.infof("dismiss refused fields account=%s integration=%s", account, id))
                .chain(attended -> with(attended.integration()));
    }

    /** Of the fields that stood when we looked; one that was reported since stands. */
    private Uni<Void> end(Attended attended, Kind kind, Instant asked) {
        Integration integration = attended.integration();
        return transactions.run(() ->
                attentions.inOrder(integration.account(), integration.id(), kind, attended.fieldIds(kind), asked));
    }

    private static Uni<Void> nothing() {
        return Uni.createFrom().voidItem();
    }

    private static List<String> problems(Outcome<List<String>> missing) {
        return switch (missing) {
            case Outcome.Ok<List<String>>(List<String> none) when none.isEmpty() -> List.of();
            case Outcome.Ok<List<String>>(List<String> gone) ->
                List.of(
                        "Close has no custom field " + String.join(", ", gone)
                                + " any more: remove it from the mappings, or create it anew and map that; then dismiss this (DELETE /integrations/{id}/attention)");
            case Outcome.Failed<List<String>>(CloseFailure failure) ->
                List.of(Refusals.problem(failure, "show the custom fields")
                        .problem()
                        .detail());
        };
    }
}
