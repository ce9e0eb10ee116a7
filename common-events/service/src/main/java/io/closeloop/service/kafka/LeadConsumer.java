package io.closeloop.service.kafka;

import io.closeloop.events.UnreadableEvent;
import io.closeloop.service.trace.FreshContext;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.jboss.logging.Logger;

/**
 * How every service consumes a lead-keyed topic: the records of one lead in a poll are handled together and in order, leads run
 * concurrently, and the poll is done, so that its offset may be committed, when all are (promises 1 and 8).
 *
 * <p>A record that cannot be read goes to the dead letters and the next one is handled. Broken plumbing (database or broker away) is
 * waited for, however long: the consumer keeps its place. A handler's bug is tried again twice; then the handler may keep the lead's events, or else the
 * one that it stopped at is put aside.
 *
 * @param <T> what a record is read into
 */
public final class LeadConsumer<T> {

    private static final Logger LOG = Logger.getLogger(LeadConsumer.class);
    private static final int LEADS_AT_ONCE = 16;
    private static final int ATTEMPTS_AT_A_BUG = 2;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    private final Function<ConsumerRecord<String, byte[]>, T> reader;
    private final LeadHandler<T> handler;
    private final Predicate<Throwable> isBug;
    private final DeadLetters deadLetters;
    private final FreshContext contexts;

    /**
     * @param reader throws {@link UnreadableEvent} for what breaks the contract
     * @param isBug tells a failure that trying again will not mend
     */
    public LeadConsumer(
            Function<ConsumerRecord<String, byte[]>, T> reader,
            LeadHandler<T> handler,
            Predicate<Throwable> isBug,
            DeadLetters deadLetters,
            FreshContext contexts) {
        this.reader = reader;
        this.handler = handler;
        this.isBug = isBug;
        this.deadLetters = deadLetters;
        this.contexts = contexts;
    }

    /** Completes when every record is either handled, kept or in the dead letters. */
    public Uni<Void> consume(ConsumerRecords<String, byte[]> poll) {
        Map<String, List<Read<T>>> leads = new LinkedHashMap<>();
        List<Uni<Void>> work = new ArrayList<>();
        for (ConsumerRecord<String, byte[]> consumed : poll) {
            try {
                T event = reader.apply(consumed);
                leads.computeIfAbsent(consumed.key(), key -> new ArrayList<>()).add(new Read<>(consumed, event));
            } catch (UnreadableEvent e) {
                work.add(putAside(consumed, "read", reasonOf(e)));
            }
        }
        Map<String, List<Read<T>>> putOff = takeOut(leads);
        leads.forEach((key, events) -> work.add(handle(key, events)));
        if (!putOff.isEmpty()) {
            work.add(keep(putOff));
        }
        return work.isEmpty()
                ? Uni.createFrom().voidItem()
                : Uni.join()
                        .all(work)
                        .usingConcurrencyOf(LEADS_AT_ONCE)
                        .andFailFast()
                        .replaceWithVoid();
    }

    private Map<String, List<Read<T>>> takeOut(Map<String, List<Read<T>>> leads) {
        Map<String, List<Read<T>>> putOff = new LinkedHashMap<>(leads);
        putOff.keySet().retainAll(handler.putOff(eventsOf(leads)));
        leads.keySet().removeAll(putOff.keySet());
        return putOff;
    }

    /** What cannot be kept is handled like any other, so that one bad record does not hold up the rest. */
    private Uni<Void> keep(Map<String, List<Read<T>>> leads) {
        Uni<Void> kept = contexts.run(null, () -> handler.keep(eventsOf(leads)));
        return patiently(kept, "keep")
                .onFailure(isBug)
                .invoke(bug -> LOG.error("a bug stopped the keeping of events", bug))
                .onFailure(isBug)
                .recoverWithUni(() -> {
                    Uni<Void> inOrder = Uni.createFrom().voidItem();
                    for (var lead : leads.entrySet()) {
                        inOrder = inOrder.chain(() -> handle(lead.getKey(), lead.getValue()));
                    }
                    return inOrder;
                });
    }

    /** A bug in one event must not take those before it with it, a kill or a STOP among them: they are handled one by one. */
    private Uni<Void> handle(String key, List<Read<T>> lead) {
        return bugIn(key, lead)
                .chain(bug -> bug.isEmpty()
                        ? Uni.createFrom().voidItem()
                        : lead.size() > 1 ? oneByOne(key, lead) : stuck(key, lead, bug.get()));
    }

    private Uni<Void> oneByOne(String key, List<Read<T>> lead) {
        return lead.isEmpty()
                ? Uni.createFrom().voidItem()
                : bugIn(key, lead.subList(0, 1))
                        .chain(bug -> bug.isEmpty()
                                ? oneByOne(key, lead.subList(1, lead.size()))
                                : stuck(key, lead, bug.get()));
    }

    /** @return empty when they are handled */
    private Uni<Optional<Throwable>> bugIn(String key, List<Read<T>> lead) {
        Uni<Void> once = contexts.run(null, () -> handler.handle(key, eventsOf(lead)));
        return patiently(once.onFailure(isBug).retry().atMost(ATTEMPTS_AT_A_BUG), "handle")
                .map(handled -> Optional.<Throwable>empty())
                .onFailure(isBug)
                .recoverWithItem(bug -> Optional.of(bug));
    }

    private Uni<Void> stuck(String key, List<Read<T>> lead, Throwable bug) {
        LOG.error("a bug stopped an event", bug);
        Uni<Boolean> parked = contexts.run(null, () -> handler.park(key, eventsOf(lead), bug));
        return patiently(parked, "park")
                .onFailure(isBug)
                .invoke(another -> LOG.error("a bug stopped the parking of a lead", another))
                .onFailure(isBug)
                .recoverWithItem(false)
                .chain(kept -> kept
                        ? Uni.createFrom().voidItem()
                        : putAside(lead.getFirst().consumed(), "handle", reasonOf(bug))
                                .chain(() -> oneByOne(key, lead.subList(1, lead.size()))));
    }

    private Uni<Void> putAside(ConsumerRecord<String, byte[]> consumed, String stage, String reason) {
        return patiently(deadLetters.put(consumed, stage, reason), "dead letter");
    }

    private <R> Uni<R> patiently(Uni<R> work, String stage) {
        Predicate<Throwable> mayMend = isBug.negate();
        return work.onFailure(mayMend)
                .invoke(down -> LOG.warnf("waiting to %s: %s", stage, reasonOf(down)))
                .onFailure(mayMend)
                .retry()
                .withBackOff(FIRST_PAUSE, LONGEST_PAUSE)
                .indefinitely();
    }

    private static <T> Map<String, List<T>> eventsOf(Map<String, List<Read<T>>> leads) {
        Map<String, List<T>> events = new LinkedHashMap<>();
        leads.forEach((key, lead) -> events.put(key, eventsOf(lead)));
        return events;
    }

    private static <T> List<T> eventsOf(List<Read<T>> lead) {
        return lead.stream().map(Read::event).toList();
    }

    private static String reasonOf(Throwable failure) {
        return failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
    }

    private record Read<T>(ConsumerRecord<String, byte[]> consumed, T event) {}
}
