package io.closeloop.gateway.application;

import io.closeloop.close.CloseApi;
import io.closeloop.close.CloseConnection;
import io.closeloop.close.CloseFailure;
import io.closeloop.close.CloseFailure.NotFound;
import io.closeloop.close.CloseFailure.RateLimited;
import io.closeloop.close.Outcome;
import io.closeloop.close.Outcome.Failed;
import io.closeloop.close.Outcome.Ok;
import io.closeloop.close.value.CloseBoolean;
import io.closeloop.close.wire.Contact;
import io.closeloop.close.wire.ContactPhone;
import io.closeloop.close.wire.Lead;
import io.closeloop.events.IntegrationChanged;
import io.closeloop.events.LeadMessage.MessageRequested;
import io.closeloop.gateway.domain.Known;
import io.closeloop.gateway.domain.Known.LooksFine;
import io.closeloop.gateway.domain.Known.LooksWrong;
import io.closeloop.gateway.domain.Known.NotDone;
import io.closeloop.gateway.domain.LastLook;
import io.closeloop.service.kafka.Integrations;
import io.closeloop.service.trace.FreshContext;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Asks Close, right before a draft is made, whether anything is against the text by now. No answer: the text waits. */
@ApplicationScoped
class LookingOnceMore {

    private static final Known FINE = new LooksFine();

    private final CloseApi close;
    private final FreshContext contexts;
    private final Integrations integrations;
    private final GatewaySettings settings;

    LookingOnceMore(CloseApi close, FreshContext contexts, Integrations integrations, GatewaySettings settings) {
        this.close = close;
        this.contexts = contexts;
        this.integrations = integrations;
        this.settings = settings;
    }

    Uni<Known> look(Claim claim) {
        if (!settings.lastLook()) {
            return Uni.createFrom().item(FINE);
        }
        MessageRequested request = claim.text().request();
        CloseConnection connection = TextInClose.connection(claim);
        CloseApi inTurn = close.at(Urgency.of(request));
        return Uni.combine()
                .all()
                .unis(
                        contexts.run(claim.traceparent(), () -> inTurn.lead(connection, request.leadId())),
                        contexts.run(claim.traceparent(), () -> inTurn.contact(connection, request.contactId())))
                .with((lead, contact) -> known(claim, lead, contact));
    }

    private Known known(Claim claim, Outcome<Lead> leadOutcome, Outcome<Contact> contactOutcome) {
        return switch (leadOutcome) {
            case Failed<Lead>(CloseFailure failure) -> unseen(failure);
            case Ok<Lead>(Lead lead) ->
                switch (contactOutcome) {
                    case Failed<Contact>(CloseFailure failure) -> unseen(failure);
                    case Ok<Contact>(Contact contact) -> seen(look(claim, lead, contact));
                };
        };
    }

    private LastLook look(Claim claim, Lead lead, Contact contact) {
        MessageRequested request = claim.text().request();
        Optional<IntegrationChanged> fields =
                integrations.find(claim.text().tenant().integration()).map(known -> known.event());
        Optional<ContactPhone> phone = contact.phones().stream()
                .filter(known -> known.phone().equals(request.toPhone()))
                .findFirst();
        return new LastLook(
                request.leadId().equals(contact.leadId()),
                phone.isPresent(),
                phone.map(ContactPhone::outboundSmsBlocked).orElse(false),
                fields.map(f -> isSet(f.leadFields().killSwitch(), lead, contact)
                                || isSet(f.contactFields().killSwitch(), lead, contact))
                        .orElse(false));
    }

    private static boolean isSet(@Nullable String field, Lead lead, Contact contact) {
        return field != null
                && (CloseBoolean.parse(lead.custom(field).orElse(null)) == CloseBoolean.TRUE
                        || CloseBoolean.parse(contact.custom(field).orElse(null)) == CloseBoolean.TRUE);
    }

    private static Known seen(LastLook look) {
        return look.objection().<Known>map(LooksWrong::new).orElse(FINE);
    }

    private Known unseen(CloseFailure failure) {
        return switch (failure) {
            case NotFound() -> seen(new LastLook(false, false, false, false));
            case RateLimited(Duration after) -> new NotDone(after);
            case CloseFailure.Unavailable _, CloseFailure.Unauthorized _ -> new NotDone(settings.retry());
            case CloseFailure.Invalid _, CloseFailure.Forbidden _, CloseFailure.PlanLimit _ ->
                new NotDone(settings.retry());
        };
    }
}
