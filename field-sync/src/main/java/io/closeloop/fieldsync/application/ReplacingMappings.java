package io.closeloop.fieldsync.application;

import io.closeloop.close.CloseApi;
import io.closeloop.close.CloseConnection;
import io.closeloop.close.CloseFailure;
import io.closeloop.close.Outcome;
import io.closeloop.close.wire.CustomField;
import io.closeloop.close.wire.CustomFieldSchema;
import io.closeloop.events.IncomingEvent;
import io.closeloop.events.IntegrationChanged;
import io.closeloop.fieldsync.domain.Mapping;
import io.closeloop.fieldsync.domain.MappingCheck;
import io.closeloop.fieldsync.domain.MappingCheck.Checked;
import io.closeloop.fieldsync.domain.MappingCheck.Complaint;
import io.closeloop.fieldsync.domain.MappingCheck.ContactField;
import io.closeloop.fieldsync.domain.MappingCheck.Wanted;
import io.closeloop.fieldsync.store.Mappings;
import io.closeloop.service.kafka.AccountIntegrations;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** Replaces all mappings of a setter, once every one of them has been checked against the contact fields that Close has now. */
@ApplicationScoped
public class ReplacingMappings {

    /** What came of it. */
    public sealed interface Result {
        record Replaced(List<Mapping> mappings) implements Result {}

        record Refused(Complaint complaint) implements Result {}

        /** The account has no connected integration to check against. */
        record NotConnected() implements Result {}

        /** Close did not show its fields, so nothing could be checked. */
        record Unchecked(CloseFailure failure) implements Result {}
    }

    private final AccountIntegrations integrations;
    private final CloseApi close;
    private final Mappings mappings;

    public ReplacingMappings(AccountIntegrations integrations, CloseApi close, Mappings mappings) {
        this.integrations = integrations;
        this.close = close;
        this.mappings = mappings;
    }

    /** Nothing is stored unless all are right. */
    public Uni<Result> replace(String account, UUID setterId, List<Wanted> wanted) {
        return integrations
                .of(account)
                .map(integration -> replace(integration, account, setterId, wanted))
                .orElseGet(() -> Uni.createFrom().item(new Result.NotConnected()));
    }

    private Uni<Result> replace(
            IncomingEvent<IntegrationChanged> integration, String account, UUID setterId, List<Wanted> wanted) {
        CloseConnection connection =
                new CloseConnection(account, integration.envelope().tenant().integration());
        return close.fieldSchema(connection, "contact").chain(outcome -> switch (outcome) {
            case Outcome.Failed<CustomFieldSchema>(CloseFailure failure) ->
                Uni.createFrom().item(new Result.Unchecked(failure));
            case Outcome.Ok<CustomFieldSchema>(CustomFieldSchema schema) -> {
                MappingCheck check = new MappingCheck(fieldsOf(schema), ControlFieldIds.of(integration.event()));
                yield keep(account, setterId, check.check(wanted));
            }
        });
    }

    private Uni<Result> keep(String account, UUID setterId, Checked checked) {
        return checked.complaint()
                .<Uni<Result>>map(complaint -> Uni.createFrom().item(new Result.Refused(complaint)))
                .orElseGet(() -> mappings.replace(account, setterId, checked.mappings())
                        .replaceWith(new Result.Replaced(checked.mappings())));
    }

    private static List<ContactField> fieldsOf(CustomFieldSchema schema) {
        return schema.fields().stream().map(ReplacingMappings::fieldOf).toList();
    }

    private static ContactField fieldOf(CustomField field) {
        return new ContactField(field.id(), field.name(), field.type(), field.acceptsMultipleValues(), field.choices());
    }
}
