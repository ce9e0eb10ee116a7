package io.closeloop.lifecycle.application;

import io.closeloop.events.Cause;
import io.closeloop.events.Tenant;
import io.closeloop.lifecycle.domain.decision.Request;
import io.closeloop.lifecycle.domain.news.Input;
import io.closeloop.lifecycle.domain.news.Moved;
import io.closeloop.lifecycle.domain.news.News;
import io.closeloop.lifecycle.domain.setter.Question;
import io.closeloop.lifecycle.store.LeadParked;
import io.closeloop.lifecycle.store.Requests;
import io.closeloop.lifecycle.store.Requests.Claimed;
import io.closeloop.service.kafka.Integrations;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Carries out what decisions asked for, outside any transaction, and brings the answer back as news. Done twice after a crash, only the
 * first answer finds its row and counts.
 */
@ApplicationScoped
public class CarryingOutRequests {

    private static final Logger LOG = Logger.getLogger(CarryingOutRequests.class);

    private final Requests requests;
    private final LeadTransaction leads;
    private final Deciding deciding;
    private final ReadingLead readingLead;
    private final AskingSetter askingSetter;
    private final Integrations integrations;
    private final LifecycleSettings settings;

    public CarryingOutRequests(
            Requests requests,
            LeadTransaction leads,
            Deciding deciding,
            ReadingLead readingLead,
            AskingSetter askingSetter,
            Integrations integrations,
            LifecycleSettings settings) {
        this.requests = requests;
        this.leads = leads;
        this.deciding = deciding;
        this.readingLead = readingLead;
        this.askingSetter = askingSetter;
        this.integrations = integrations;
        this.settings = settings;
    }

    Uni<Void> carryOut(Claimed claimed) {
        return attempt(claimed).chain(carried -> switch (carried) {
            case Carried.Answered(Input input, Cause cause) -> answer(claimed, new News(input, timeOf(claimed), cause));
            case Carried.PassedOn(News news) -> answer(claimed, news);
            case Carried.NotNow(String reason, Duration after) -> postpone(claimed, reason, after);
        });
    }

    /** A timer that comes late, behind an outage or a parking, is late news (promise 7). Timers are never postponed, so theirs is the time that was set. */
    private static Instant timeOf(Claimed claimed) {
        return claimed.request() instanceof Request.Timer ? claimed.dueAt() : Instant.now();
    }

    private Uni<Carried> attempt(Claimed claimed) {
        return switch (claimed.request()) {
            case Request.ReadLead(UUID engagementId) -> readingLead.read(claimed, engagementId);
            case Request.AskSetter(Question question) -> askingSetter.ask(claimed, question);
            case Request.Timer timer -> answered(timer);
            case Request.PassOn passed -> afterWhatMoved(claimed, passed);
            case Request.Letter letter -> Uni.createFrom().item(read(letter));
        };
    }

    /** Letters keep no order, and what is passed on is about conversations that come by another letter. */
    private Uni<Carried> afterWhatMoved(Claimed claimed, Request.PassOn passed) {
        return requests.isWaiting(claimed.lead(), Request.TAKE_IN)
                .map(waits ->
                        waits ? new Carried.NotNow("what it is about has not arrived", Duration.ZERO) : read(passed));
    }

    private Uni<Void> answer(Claimed claimed, News news) {
        return leads.on(
                        tenantOf(claimed),
                        claimed.lead(),
                        () -> requests.settle(claimed.id()),
                        (outcome, wanted) -> wanted
                                ? deciding.decide(outcome, news, claimed.traceparent())
                                : Uni.createFrom().voidItem())
                // It was claimed before. Undone, the request is claimed again when the lead is no longer parked.
                .onFailure(LeadParked.class)
                .recoverWithNull();
    }

    /** A letter may reach a lead of which nothing has been heard yet. */
    Tenant tenantOf(Claimed claimed) {
        String integration = claimed.lead().integration();
        return integrations
                .find(integration)
                .orElseThrow(() -> new NotYetKnown(integration))
                .envelope()
                .tenant();
    }

    private Uni<Void> postpone(Claimed claimed, String reason, Duration after) {
        Duration pause = max(after, pauseAfter(claimed.attempts()));
        LOG.warnf(
                "request postponed account=%s integration=%s lead=%s request=%s attempts=%d pause=%s reason=%s",
                claimed.account(),
                claimed.lead().integration(),
                claimed.lead().leadId(),
                claimed.request().getClass().getSimpleName(),
                claimed.attempts(),
                pause,
                reason);
        return requests.postpone(claimed.id(), pause);
    }

    private Duration pauseAfter(int attempts) {
        Duration doubled = settings.requests().retryAfter().multipliedBy(1L << Math.min(attempts - 1, 20));
        return doubled.compareTo(settings.requests().retryAtMost()) < 0
                ? doubled
                : settings.requests().retryAtMost();
    }

    private static Duration max(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    private static Uni<Carried> answered(Request.Timer timer) {
        Cause cause = new Cause("timer", timer.slot(), null);
        return switch (timer) {
            case Request.EndTakeover(UUID id) -> answered(new Input.TakeoverOver(id), cause);
            case Request.EndTalkLater(UUID id) -> answered(new Input.TalkLaterOver(id), cause);
            case Request.Introduce(UUID id) -> answered(new Input.IntroDue(id), cause);
        };
    }

    private static Carried read(Request.Letter letter) {
        return switch (letter) {
            case Request.HearOfOptOut(String phone, String other, Instant at) ->
                answer(new Input.OptedOutElsewhere(phone, other, at), new Cause("inbound text", other, null));
            case Request.HearOfSetter(UUID setterId) ->
                answer(new Input.SetterSwitched(setterId), new Cause("setter", setterId.toString(), null));
            case Request.HearOfRemoval() ->
                answer(new Input.IntegrationRemoved(), new Cause("integration", "removed", null));
            case Request.MoveAway(String into) ->
                answer(new Input.MergedInto(into), new Cause("lead merged", into, null));
            case Request.TakeIn(Moved moved, var via) -> {
                Cause cause = new Cause("lead merged", moved.fromLeadId(), null);
                yield new Carried.PassedOn(new News(new Input.MovedHere(moved), Instant.now(), cause, via));
            }
            case Request.PassOn(var number, var heard, var at, var cause, var via) ->
                new Carried.PassedOn(new News(heard, at, cause, via));
        };
    }

    private static Carried answer(Input input, Cause cause) {
        return new Carried.Answered(input, cause);
    }

    private static Uni<Carried> answered(Input input, Cause cause) {
        return Uni.createFrom().item(answer(input, cause));
    }
}
