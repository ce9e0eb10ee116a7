package io.closeloop.fieldsync.application;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toSet;

import io.closeloop.events.IncomingEvent;
import io.closeloop.events.Milestone;
import io.closeloop.events.MilestoneReached;
import io.closeloop.fieldsync.domain.Asked;
import io.closeloop.fieldsync.domain.Lane;
import io.closeloop.fieldsync.domain.Mapping;
import io.closeloop.fieldsync.domain.Write;
import io.closeloop.fieldsync.store.Lanes;
import io.closeloop.fieldsync.store.Mappings;
import io.closeloop.outbox.Inbox;
import io.closeloop.outbox.Transactions;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;

/** Turns the milestones of one lead into values to be written, in one transaction. Nothing is written to Close here. */
@ApplicationScoped
public class RecordingMilestones {

    private final Transactions transactions;
    private final Inbox inbox;
    private final Mappings mappings;
    private final Lanes lanes;
    private final Announcing announcing;
    private final MeterRegistry meters;

    public RecordingMilestones(
            Transactions transactions,
            Inbox inbox,
            Mappings mappings,
            Lanes lanes,
            Announcing announcing,
            MeterRegistry meters) {
        this.transactions = transactions;
        this.inbox = inbox;
        this.mappings = mappings;
        this.lanes = lanes;
        this.announcing = announcing;
        this.meters = meters;
    }

    /** Idempotent. A mapping takes effect for milestones recorded after it was saved. */
    public Uni<Void> record(List<IncomingEvent<MilestoneReached>> milestones) {
        return transactions.run(() -> inTurn(milestones, this::ifNews)
                .chain(news -> wanted(news.stream().flatMap(List::stream).toList()))
                .chain(writes -> inTurn(byContact(writes), this::enterLane).replaceWithVoid()));
    }

    private Uni<List<IncomingEvent<MilestoneReached>>> ifNews(IncomingEvent<MilestoneReached> milestone) {
        return inbox.isNews(
                        milestone.envelope().source(),
                        milestone.envelope().id(),
                        milestone.envelope().time())
                .map(news -> news ? List.of(milestone) : List.of());
    }

    private Uni<List<Write>> wanted(List<IncomingEvent<MilestoneReached>> news) {
        if (news.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        String account = news.getFirst().envelope().tenant().account();
        Set<UUID> setters =
                news.stream().map(milestone -> milestone.event().setterId()).collect(toSet());
        return mappings.find(account, setters)
                .map(bySetter -> news.stream()
                        .flatMap(milestone -> writesOf(
                                milestone,
                                bySetter.getOrDefault(milestone.event().setterId(), List.of())))
                        .toList());
    }

    private Stream<Write> writesOf(IncomingEvent<MilestoneReached> milestone, List<Mapping> ofSetter) {
        Milestone reached = milestone.event().milestone();
        List<Mapping> matching = ofSetter.stream()
                .filter(mapping -> mapping.milestone() == reached)
                .toList();
        if (matching.isEmpty()) {
            meters.counter("closeloop.field.milestones.not.mapped", "milestone", reached.name())
                    .increment();
        }
        return matching.stream().map(mapping -> Write.pending(idOf(milestone, mapping), asked(milestone, mapping)));
    }

    /** From milestone and field, so that recording it again makes the same write. */
    private static UUID idOf(IncomingEvent<MilestoneReached> milestone, Mapping mapping) {
        String name = milestone.envelope().source() + " " + milestone.envelope().id() + " " + mapping.fieldId();
        return UUID.nameUUIDFromBytes(name.getBytes(UTF_8));
    }

    private static Asked asked(IncomingEvent<MilestoneReached> milestone, Mapping mapping) {
        MilestoneReached event = milestone.event();
        return new Asked(
                milestone.envelope().tenant(),
                event.leadId(),
                event.contactId(),
                event.setterId(),
                event.milestone(),
                mapping.fieldId(),
                mapping.kind(),
                mapping.value(),
                milestone.envelope().requiredSequence(),
                event.at(),
                milestone.envelope().traceparent());
    }

    /** Always in the same order, so that two transactions that need the same lanes cannot wait for each other. */
    private static Collection<List<Write>> byContact(List<Write> writes) {
        return writes.stream()
                .collect(groupingBy(write -> write.asked().contactId(), TreeMap::new, toList()))
                .values();
    }

    private Uni<Void> enterLane(List<Write> ofContact) {
        return lanes.enter(ofContact.getLast().asked()).chain(lane -> {
            List<Write> changed = arriveInTurn(lane, ofContact);
            return lanes.keep(changed).chain(() -> announcing.announce(changed));
        });
    }

    /** Each as the last change left it. */
    private static List<Write> arriveInTurn(Lane lane, List<Write> arriving) {
        Map<UUID, Write> changed = new LinkedHashMap<>();
        Lane now = lane;
        for (Write write : arriving) {
            List<Write> step = now.arrive(write);
            step.forEach(one -> changed.put(one.id(), one));
            now = now.with(step);
        }
        return List.copyOf(changed.values());
    }

    /** One after another: a database session bears nothing else. */
    private static <T, R> Uni<List<R>> inTurn(Collection<T> items, Function<T, Uni<R>> work) {
        return Multi.createFrom()
                .iterable(items)
                .onItem()
                .transformToUniAndConcatenate(work::apply)
                .collect()
                .asList();
    }
}
