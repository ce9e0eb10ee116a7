package io.closeloop.fieldsync.domain;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toSet;

import io.closeloop.events.Milestone;
import io.closeloop.events.Tenant;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/** One contact in Close, its lane, and a worker that may be anywhere in its step: a model that tests drive. */
final class OneContact {

    /** What can happen to a call that is under way. */
    enum Fate {
        DONE,
        NOT_DONE,
        REFUSED_TOGETHER,
        UNKNOWN_AND_DONE,
        UNKNOWN_AND_NOT_DONE,
        CRASH_AFTER_CLOSE_DID_IT,
        CRASH_BEFORE_CLOSE_DID_IT
    }

    record Put(String field, long sequence) {}

    private final LongFunction<String> valueOf;
    private final Map<UUID, Write> kept = new LinkedHashMap<>();
    private final Map<String, String> contact = new HashMap<>();
    private final List<Put> ledger = new ArrayList<>();
    private boolean oneByOne;
    private Step.@Nullable Call underWay;

    OneContact(LongFunction<String> valueOf) {
        this.valueOf = valueOf;
    }

    void arrives(long sequence, String field) {
        UUID id = UUID.nameUUIDFromBytes((field + sequence).getBytes(UTF_8));
        keep(lane().arrive(Write.pending(id, asked(sequence, field, valueOf.apply(sequence)))));
    }

    /** A worker claims the lane and keeps its intent, unless one is at it. */
    void begins() {
        if (underWay == null && lane().next() instanceof Step.Call call) {
            underWay = call;
            if (call instanceof Step.Put put) {
                keep(Lane.begin(put));
            }
        }
    }

    void ends(Fate fate) {
        Step.Call call = underWay;
        underWay = null;
        switch (call) {
            case null -> {}
            case Step.Compare compare -> endsLook(compare, fate);
            case Step.Put put -> endsPut(put, fate);
        }
    }

    /** Close and the worker are well until nothing is left to do. */
    void settlesDown() {
        ends(Fate.CRASH_BEFORE_CLOSE_DID_IT);
        for (begins(); underWay != null; begins()) {
            ends(Fate.DONE);
        }
    }

    private void endsLook(Step.Compare compare, Fate fate) {
        switch (fate) {
            case DONE ->
                settle(
                        compare,
                        new Verdict.Compared(compare.writes().stream()
                                .filter(write -> write.asked().value().equals(contact.get(write.field())))
                                .map(Write::id)
                                .collect(toSet())));
            case CRASH_AFTER_CLOSE_DID_IT, CRASH_BEFORE_CLOSE_DID_IT -> {}
            case NOT_DONE, REFUSED_TOGETHER, UNKNOWN_AND_DONE, UNKNOWN_AND_NOT_DONE ->
                settle(compare, new Verdict.Doubtful(Duration.ZERO, "cannot look"));
        }
    }

    private void endsPut(Step.Put put, Fate fate) {
        switch (fate) {
            case DONE, UNKNOWN_AND_DONE, CRASH_AFTER_CLOSE_DID_IT ->
                put.writes().forEach(this::closeWrites);
            case NOT_DONE, REFUSED_TOGETHER, UNKNOWN_AND_NOT_DONE, CRASH_BEFORE_CLOSE_DID_IT -> {}
        }
        switch (fate) {
            case DONE -> settle(put, new Verdict.Written());
            case NOT_DONE -> settle(put, new Verdict.Postponed(Duration.ZERO, "wait"));
            case REFUSED_TOGETHER -> settle(put, new Verdict.OneByOne());
            case UNKNOWN_AND_DONE, UNKNOWN_AND_NOT_DONE -> settle(put, new Verdict.Doubtful(Duration.ZERO, "timeout"));
            case CRASH_AFTER_CLOSE_DID_IT, CRASH_BEFORE_CLOSE_DID_IT -> {}
        }
    }

    private void closeWrites(Write write) {
        ledger.add(new Put(write.field(), write.sequence()));
        contact.put(write.field(), write.asked().value());
    }

    private void settle(Step.Call call, Verdict verdict) {
        oneByOne = oneByOne || verdict instanceof Verdict.OneByOne;
        keep(lane().settle(call.writes().stream().map(Write::id).collect(toSet()), verdict));
    }

    private void keep(List<Write> changed) {
        changed.forEach(write -> kept.put(write.id(), write));
    }

    Lane lane() {
        Map<String, NavigableSet<Long>> recorded = kept.values().stream()
                .collect(groupingBy(Write::field, mapping(Write::sequence, toCollection(TreeSet::new))));
        List<Write> open =
                kept.values().stream().filter(write -> write.state().isOpen()).toList();
        return new Lane(open, recorded, oneByOne);
    }

    List<Write> writes() {
        return List.copyOf(kept.values());
    }

    List<Put> ledger() {
        return List.copyOf(ledger);
    }

    Map<String, String> fields() {
        return Map.copyOf(contact);
    }

    static Asked asked(long sequence, String field, String value) {
        return new Asked(
                new Tenant("acme", "int_1", "orga_1"),
                "lead_1",
                "cont_1",
                new UUID(0, 1),
                Milestone.CTA_REACHED,
                field,
                FieldKind.TEXT,
                value,
                sequence,
                Instant.EPOCH,
                null);
    }
}
