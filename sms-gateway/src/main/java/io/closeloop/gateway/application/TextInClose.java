package io.closeloop.gateway.application;

import io.closeloop.close.CloseApi;
import io.closeloop.close.CloseConnection;
import io.closeloop.close.CloseFailure;
import io.closeloop.close.Done;
import io.closeloop.close.Outcome;
import io.closeloop.close.Outcome.Failed;
import io.closeloop.close.Outcome.Ok;
import io.closeloop.close.wire.Sms;
import io.closeloop.close.wire.SmsDraft;
import io.closeloop.events.LeadMessage.MessageRequested;
import io.closeloop.events.Tenant;
import io.closeloop.gateway.domain.Known;
import io.closeloop.gateway.domain.Known.Found;
import io.closeloop.gateway.domain.Known.Gone;
import io.closeloop.gateway.domain.Known.Is;
import io.closeloop.gateway.domain.Known.Listed;
import io.closeloop.gateway.domain.Known.Made;
import io.closeloop.gateway.domain.Text;
import io.closeloop.gateway.store.DueTexts;
import io.closeloop.service.trace.FreshContext;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A text as Close has it: everything that the gateway does there, each call in the trace of its cause, each answer as what is then known. */
@ApplicationScoped
class TextInClose {

    /** Close's clock and ours differ; what matches by words and is known to the ledger is left out anyway. */
    private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(1);

    private final CloseApi close;
    private final FreshContext contexts;
    private final DueTexts ledger;
    private final GatewaySettings settings;
    private final Answers answers;
    private final Clock clock;

    TextInClose(CloseApi close, FreshContext contexts, DueTexts ledger, GatewaySettings settings, Clock clock) {
        this.close = close;
        this.contexts = contexts;
        this.ledger = ledger;
        this.settings = settings;
        this.answers = new Answers(settings.retry());
        this.clock = clock;
    }

    Uni<Known> makeDraft(Claim claim) {
        MessageRequested request = claim.text().request();
        SmsDraft draft = new SmsDraft(
                request.leadId(), request.contactId(), request.fromPhone(), request.toPhone(), words(request));
        return call(
                claim,
                () -> close.at(Urgency.of(request)).draftSms(connection(claim), draft),
                sms -> new Made(sms.id()),
                answers::ofCreation);
    }

    /**
     * Draft to outbox: this sends. It leaves at once or not at all: what stands in the queue before Close's limit has asked its gates before
     * that, and would go on their old word (promise 6).
     */
    Uni<Known> flip(Claim claim, String smsId) {
        CloseApi atOnce = close.at(Urgency.of(claim.text().request())).leavingWithin(settings.flipWithin());
        return call(claim, () -> atOnce.flipSms(connection(claim), smsId), this::is, answers::ofChange);
    }

    Uni<Known> pullBack(Claim claim, String smsId) {
        return call(claim, () -> close.pullBackSms(connection(claim), smsId), this::is, answers::ofChange);
    }

    Uni<Known> ask(Claim claim, String smsId, @Nullable String refusal) {
        return call(
                claim,
                () -> close.sms(connection(claim), smsId),
                sms -> new Is(Answers.found(sms, clock.instant()), refusal),
                answers::ofQuestion);
    }

    /** One after the other; the first that fails ends it. */
    Uni<Known> discard(Claim claim, List<String> smsIds) {
        Uni<Known> gone = Uni.createFrom().item(new Gone());
        for (String smsId : smsIds) {
            gone = gone.chain(before -> before instanceof Gone
                    ? discard(claim, smsId)
                    : Uni.createFrom().item(before));
        }
        return gone;
    }

    private Uni<Known> discard(Claim claim, String smsId) {
        return this.<Done>call(
                claim, () -> close.deleteSms(connection(claim), smsId), done -> new Gone(), answers::ofChange);
    }

    /** Texts with these words to this phone, from this lead, since the intent, that are not known to be another intent's. */
    Uni<Known> search(Claim claim) {
        Text text = claim.text();
        Instant since = text.since().minus(CLOCKS_DIFFER);
        String lead = text.request().leadId();
        return ledger.otherSmsIds(text.tenant().integration(), lead, text.id())
                .chain(others -> call(
                        claim,
                        () -> close.smsOfLead(connection(claim), lead, since),
                        found -> new Listed(ours(found, text.request(), others)),
                        answers::ofQuestion));
    }

    private List<Found> ours(List<Sms> found, MessageRequested request, List<String> others) {
        return found.stream()
                .filter(sms -> sms.direction() == Sms.Direction.OUTBOUND)
                .filter(sms ->
                        words(request).equals(sms.text()) && request.toPhone().equals(sms.remotePhone()))
                .filter(sms -> !others.contains(sms.id()))
                .map(sms -> Answers.found(sms, clock.instant()))
                .toList();
    }

    private Known is(Sms sms) {
        return new Is(Answers.found(sms, clock.instant()), null);
    }

    private String words(MessageRequested request) {
        return settings.prefix() + request.text();
    }

    /** On a context of its own: a transaction before it has left this one without the trace. */
    private <T> Uni<Known> call(
            Claim claim,
            Supplier<Uni<Outcome<T>>> request,
            Function<T, Known> known,
            Function<CloseFailure, Known> failed) {
        return contexts.run(claim.traceparent(), request).map(outcome -> switch (outcome) {
            case Ok<T>(T value) -> known.apply(value);
            case Failed<T>(CloseFailure failure) -> failed.apply(failure);
        });
    }

    static CloseConnection connection(Claim claim) {
        Tenant tenant = claim.text().tenant();
        return new CloseConnection(tenant.account(), tenant.integration());
    }
}
