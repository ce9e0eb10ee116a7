package io.closeloop.lifecycle.application;

import io.closeloop.events.LeadKey;
import io.closeloop.lifecycle.domain.decision.Decision;
import io.closeloop.lifecycle.domain.news.News;
import io.closeloop.lifecycle.domain.state.LeadState;
import io.closeloop.lifecycle.store.OneByOne;
import io.closeloop.lifecycle.store.Parking;
import io.closeloop.lifecycle.store.StoredEvents;
import io.closeloop.lifecycle.store.StoredEvents.Stored;
import io.closeloop.lifecycle.store.Taken;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Decides a lead's stored events in their order, inside a transaction that holds its row. The inbox has counted them when they were stored. All
 * of them are decided, or none.
 */
@ApplicationScoped
public class WorkingOff {

    private static final int IN_MEMORY = 100;

    private final StoredEvents stored;
    private final Parking parking;
    private final Translating translating;
    private final Deciding deciding;
    private final LeadTransaction transaction;

    public WorkingOff(
            StoredEvents stored,
            Parking parking,
            Translating translating,
            Deciding deciding,
            LeadTransaction transaction) {
        this.stored = stored;
        this.parking = parking;
        this.translating = translating;
        this.deciding = deciding;
        this.transaction = transaction;
    }

    /** A bug stopped at one of the events. */
    static final class StuckAt extends RuntimeException {

        private final long event;
        private final int before;

        /** @param before how many of the lead's come before it */
        StuckAt(long event, int before, Throwable bug) {
            super("stored event " + event, bug, false, false);
            this.event = event;
            this.before = before;
        }
    }

    /**
     * @param before what is decided before them
     * @param after what is news when they are done; null: nothing
     * @param atMost so many; when there are no more, the lead waits no longer
     * @return what was decided, and is stored; fails with {@link StuckAt} where an event, and with any other bug where the lead itself cannot be worked with
     */
    Uni<Outcome> decide(
            LeadKey lead,
            Taken taken,
            Function<LeadState, Optional<Decision>> before,
            @Nullable News after,
            int atMost) {
        Outcome outcome = new Outcome(taken.tenant(), lead, Optional.of(taken.read()));
        before.apply(outcome.state()).ifPresent(decision -> outcome.add(decision, null, Instant.now()));
        return decide(outcome, 0, atMost)
                .chain(done ->
                        done < atMost ? parking.unpark(lead) : Uni.createFrom().voidItem())
                .chain(() -> after == null ? Uni.createFrom().voidItem() : deciding.decide(outcome, after, null))
                .chain(() -> transaction.store(outcome))
                .replaceWith(outcome);
    }

    /** A few at a time, however many are decided: those that are decided are not read again. @return how many there were in all */
    private Uni<Integer> decide(Outcome outcome, int before, int atMost) {
        int page = Math.min(IN_MEMORY, atMost - before);
        return stored.ofLead(outcome.lead, page)
                .call(events -> decide(outcome, events, before).chain(() -> stored.remove(events)))
                .map(List::size)
                .chain(size -> size < page || before + size == atMost
                        ? Uni.createFrom().item(before + size)
                        : decide(outcome, before + size, atMost));
    }

    private Uni<Void> decide(Outcome outcome, List<Stored> events, int before) {
        return OneByOne.run(
                IntStream.range(0, events.size()).boxed().toList(),
                place -> decide(outcome, events.get(place), before + place));
    }

    private Uni<Void> decide(Outcome outcome, Stored event, int before) {
        return Uni.createFrom()
                .deferred(() -> translating
                        .translate(event.event().original())
                        .map(arrival -> deciding.decide(outcome, arrival))
                        .orElseGet(() -> Uni.createFrom().voidItem()))
                .onFailure(Bugs::isBug)
                .transform(bug -> new StuckAt(event.id(), before, bug));
    }

    /** The event's id, where the bug is an event's. */
    static @Nullable Long culprit(Throwable bug) {
        return bug instanceof StuckAt stuck ? stuck.event : null;
    }

    /** How many events there are before the one with the bug: they can be decided without it. */
    static int decidableBefore(Throwable bug) {
        return bug instanceof StuckAt stuck ? stuck.before : 0;
    }
}
