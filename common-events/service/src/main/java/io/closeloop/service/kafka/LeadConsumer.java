package io.closeloop.service.kafka;

import io.closeloop.events.UnreadableEvent;
import io.closeloop.service.trace.FreshContext;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
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
 * waited for, however long: the consumer keeps its place. A handler's bug is tried again twice and then put aside.
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
    private final BiFunction<String, List<T>, Uni<Void>> handler;
    private final Predicate<Throwable> isBug;
    private final DeadLetters deadLetters;
    private final FreshContext contexts;

    /**
     * @param reader throws {@link UnreadableEvent} for what breaks the contract
     * @param handler one lead's key and its events, in order; its effect must be idempotent
     * @param isBug tells a failure that trying again will not mend
     */
    public LeadConsumer(
            Function<ConsumerRecord<String, byte[]>, T> reader,
            BiFunction<String, List<T>, Uni<Void>> handler,
            Predicate<Throwable> isBug,
            DeadLetters deadLetters,
            FreshContext contexts) {
        this.reader = reader;
        this.handler = handler;
        this.isBug = isBug;
        this.deadLetters = deadLetters;
        this.contexts = contexts;
    }

    /** Completes when every record is either handled or in the dead letters. */
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
        leads.forEach((key, events) -> work.add(handle(key, events)));
        return work.isEmpty()
                ? Uni.createFrom().voidItem()
                : Uni.join()
                        .all(work)
                        .usingConcurrencyOf(LEADS_AT_ONCE)
                        .andFailFast()
                        .replaceWithVoid();
    }

    /** A bug in one event must not take the lead's others with it, a kill or a STOP among them: they are handled one by one. */
    private Uni<Void> handle(String key, List<Read<T>> lead) {
        List<T> events = lead.stream().map(Read::event).toList();
        Uni<Void> once = contexts.run(null, () -> handler.apply(key, events));
        return patiently(once.onFailure(isBug).retry().atMost(ATTEMPTS_AT_A_BUG), "handle")
                .onFailure(isBug)
                .recoverWithUni(bug -> lead.size() > 1 ? oneByOne(key, lead) : culprit(lead.getFirst(), bug));
    }

    private Uni<Void> oneByOne(String key, List<Read<T>> lead) {
        Uni<Void> inOrder = Uni.createFrom().voidItem();
        for (Read<T> one : lead) {
            inOrder = inOrder.chain(() -> handle(key, List.of(one)));
        }
        return inOrder;
    }

    private Uni<Void> culprit(Read<T> one, Throwable bug) {
        LOG.error("a bug stopped an event", bug);
        return putAside(one.consumed(), "handle", reasonOf(bug));
    }

    private Uni<Void> putAside(ConsumerRecord<String, byte[]> consumed, String stage, String reason) {
        return patiently(deadLetters.put(consumed, stage, reason), "dead letter");
    }

    private Uni<Void> patiently(Uni<Void> work, String stage) {
        Predicate<Throwable> mayMend = isBug.negate();
        return work.onFailure(mayMend)
                .invoke(down -> LOG.warnf("waiting to %s: %s", stage, reasonOf(down)))
                .onFailure(mayMend)
                .retry()
                .withBackOff(FIRST_PAUSE, LONGEST_PAUSE)
                .indefinitely();
    }

    private static String reasonOf(Throwable failure) {
        return failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
    }

    private record Read<T>(ConsumerRecord<String, byte[]> consumed, T event) {}
}
