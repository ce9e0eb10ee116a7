package io.closeloop.fieldsync.domain;

import static io.closeloop.fieldsync.domain.WriteState.FAILED;
import static io.closeloop.fieldsync.domain.WriteState.PENDING;
import static io.closeloop.fieldsync.domain.WriteState.SUPERSEDED;
import static io.closeloop.fieldsync.domain.WriteState.WAITING;
import static io.closeloop.fieldsync.domain.WriteState.WRITING;
import static io.closeloop.fieldsync.domain.WriteState.WRITTEN;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The writes to one contact, in order: one call to Close at a time, and never a stale value over a newer one (promise 4). Every method
 * answers with the writes as they are to be kept from now on; nothing else changes.
 *
 * @param open the writes that are not finished
 * @param recorded per field every sequence ever asked for, finished or not
 * @param oneByOne after a refusal that named no field, until the lane is empty
 */
public record Lane(List<Write> open, Map<String, NavigableSet<Long>> recorded, boolean oneByOne) {

    /**
     * A milestone's value arrives. Newer: what has not been begun on its field is superseded. Older: it is superseded itself. A repeat:
     * nothing.
     */
    public List<Write> arrive(Write incoming) {
        if (sequences(incoming.field()).contains(incoming.sequence())) {
            return List.of();
        }
        if (isOvertaken(incoming)) {
            return List.of(incoming.become(SUPERSEDED, null));
        }
        List<Write> changed = new ArrayList<>();
        open.stream()
                .filter(write -> write.field().equals(incoming.field()) && !write.isUnderWay())
                .map(write -> write.become(SUPERSEDED, null))
                .forEach(changed::add);
        changed.add(incoming);
        return changed;
    }

    /** The next call to Close. Asked by whoever has claimed the lane: a write that is under way then is nobody's, and in doubt. */
    public Step next() {
        List<Write> inDoubt = open.stream().filter(Write::isUnderWay).toList();
        if (!inDoubt.isEmpty()) {
            return new Step.Compare(inDoubt);
        }
        List<Write> inOrder =
                open.stream().sorted(Comparator.comparingLong(Write::sequence)).toList();
        if (inOrder.isEmpty()) {
            return new Step.Nothing();
        }
        return new Step.Put(oneByOne ? inOrder.subList(0, 1) : inOrder);
    }

    /** To be kept before the call: from here on these may be in Close. */
    public static List<Write> begin(Step.Put put) {
        return put.writes().stream().map(write -> write.become(WRITING, null)).toList();
    }

    /** Close has answered the step that carried these writes. */
    public List<Write> settle(Set<UUID> carried, Verdict verdict) {
        return open.stream()
                .filter(write -> carried.contains(write.id()))
                .map(write -> settled(write, verdict))
                .toList();
    }

    /** Nothing of this lane will be written any more. */
    public List<Write> abandon(String reason) {
        return open.stream()
                .map(write -> write.become(
                        FAILED, write.isUnderWay() ? reason + "; it is not known whether it was written" : reason))
                .toList();
    }

    /** The lane once these are kept. */
    public Lane with(List<Write> changed) {
        Map<UUID, Write> stillOpen = new LinkedHashMap<>();
        Map<String, NavigableSet<Long>> sequences = new HashMap<>(recorded);
        open.forEach(write -> stillOpen.put(write.id(), write));
        changed.forEach(write -> {
            stillOpen.put(write.id(), write);
            sequences.merge(write.field(), new TreeSet<>(Set.of(write.sequence())), Lane::union);
        });
        stillOpen.values().removeIf(write -> !write.state().isOpen());
        return new Lane(List.copyOf(stillOpen.values()), Map.copyOf(sequences), oneByOne);
    }

    private Write settled(Write write, Verdict verdict) {
        return switch (verdict) {
            case Verdict.Written() -> write.become(WRITTEN, null);
            case Verdict.Compared(Set<UUID> held) ->
                held.contains(write.id())
                        ? write.become(WRITTEN, "found in Close after an unknown outcome")
                        : again(write, PENDING, null);
            case Verdict.Refused(Map<UUID, String> reasons) -> {
                String reason = reasons.get(write.id());
                yield reason == null ? again(write, PENDING, null) : write.become(FAILED, reason);
            }
            case Verdict.OneByOne() -> again(write, PENDING, null);
            case Verdict.Postponed(var pause, String reason) -> again(write, WAITING, reason);
            case Verdict.Doubtful(var pause, String reason) -> write.become(WRITING, reason);
        };
    }

    /** Known not to be in Close. If a newer value for the field has arrived since, this one has missed its turn. */
    private Write again(Write write, WriteState state, @Nullable String reason) {
        return isOvertaken(write) ? write.become(SUPERSEDED, null) : write.become(state, reason);
    }

    private static NavigableSet<Long> union(NavigableSet<Long> some, NavigableSet<Long> others) {
        NavigableSet<Long> all = new TreeSet<>(some);
        all.addAll(others);
        return all;
    }

    private boolean isOvertaken(Write write) {
        return sequences(write.field()).higher(write.sequence()) != null;
    }

    private NavigableSet<Long> sequences(String field) {
        return recorded.getOrDefault(field, Collections.emptyNavigableSet());
    }
}
