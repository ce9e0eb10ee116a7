package io.closeloop.fieldsync.application;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import io.closeloop.close.CloseApi;
import io.closeloop.close.CloseConnection;
import io.closeloop.close.Outcome;
import io.closeloop.close.wire.Contact;
import io.closeloop.events.IntegrationChanged;
import io.closeloop.events.IntegrationChanged.Status;
import io.closeloop.fieldsync.domain.Lane;
import io.closeloop.fieldsync.domain.Step;
import io.closeloop.fieldsync.domain.Verdict;
import io.closeloop.fieldsync.domain.Write;
import io.closeloop.fieldsync.store.ClaimedLane;
import io.closeloop.fieldsync.store.Lanes;
import io.closeloop.service.kafka.Integrations;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * One step of one claimed contact: keep the intent, call Close once, keep what came of it. The call stands between two transactions and in
 * none.
 */
@ApplicationScoped
public class WritingFields {

    private static final Duration UNTIL_KNOWN = Duration.ofSeconds(1);

    private final Lanes lanes;
    private final SettlingLanes settling;
    private final Integrations integrations;
    private final CloseApi close;
    private final FieldSyncSettings settings;
    private final AnswerTable answers;
    private final AttemptLog log;

    public WritingFields(
            Lanes lanes,
            SettlingLanes settling,
            Integrations integrations,
            CloseApi close,
            FieldSyncSettings settings,
            AttemptLog log) {
        this.lanes = lanes;
        this.settling = settling;
        this.integrations = integrations;
        this.close = close;
        this.settings = settings;
        this.answers = new AnswerTable(settings);
        this.log = log;
    }

    /** On a context of its own, which carries the trace. */
    public Uni<Void> advance(ClaimedLane claimed) {
        return integrations
                .find(claimed.integration())
                .map(integration -> advance(claimed, integration.event()))
                // Its milestones have overtaken it: topics are not ordered among each other.
                .orElseGet(() -> settling.pause(claimed, UNTIL_KNOWN));
    }

    private Uni<Void> advance(ClaimedLane claimed, IntegrationChanged integration) {
        if (integration.status() == Status.REMOVED) {
            return settling.settle(claimed, lane -> lane.abandon("integration removed"), Optional.empty());
        }
        return begin(claimed)
                .chain(begun -> begun.map(step -> carryOut(claimed, step, ControlFieldIds.of(integration)))
                        .orElseGet(() -> Uni.createFrom().voidItem()));
    }

    /** Keeps the intent; empty if the lane is another worker's by now. */
    private Uni<Optional<Step>> begin(ClaimedLane claimed) {
        return lanes.inOwnTransaction(() -> lanes.renew(claimed, settings.claim())
                .chain(found -> found.map(Lane::next)
                        .map(step -> lanes.keep(step instanceof Step.Put put ? Lane.begin(put) : List.of())
                                .replaceWith(Optional.of(step)))
                        .orElseGet(() -> Uni.createFrom().item(Optional.empty()))));
    }

    private Uni<Void> carryOut(ClaimedLane claimed, Step step, Set<String> controlFields) {
        return switch (step) {
            case Step.Nothing nothing -> settling.settle(claimed, lane -> List.of(), Optional.empty());
            case Step.Call call ->
                forbidden(call, controlFields)
                        .map(refused -> settle(claimed, call, refused))
                        .orElseGet(() -> ask(claimed, call));
        };
    }

    private Uni<Void> ask(ClaimedLane claimed, Step.Call call) {
        long start = System.nanoTime();
        CloseConnection connection = new CloseConnection(claimed.account(), claimed.integration());
        Uni<Outcome<Contact>> answer = switch (call) {
            case Step.Put put -> close.updateContact(connection, claimed.contactId(), valuesOf(put));
            case Step.Compare compare -> close.contact(connection, claimed.contactId());
        };
        return answer.map(outcome -> answers.verdict(call, outcome, claimed.failures()))
                .invoke(verdict -> log.attempt(claimed, call, verdict, System.nanoTime() - start))
                .chain(verdict -> settle(claimed, call, verdict));
    }

    private Uni<Void> settle(ClaimedLane claimed, Step.Call call, Verdict verdict) {
        Set<UUID> carried = call.writes().stream().map(Write::id).collect(toSet());
        return settling.settle(claimed, lane -> lane.settle(carried, verdict), Optional.of(verdict));
    }

    /** A field may have become a control field after it was mapped (promise 9). */
    private static Optional<Verdict> forbidden(Step.Call call, Set<String> controlFields) {
        Map<UUID, String> reasons = call.writes().stream()
                .filter(write -> controlFields.contains(write.field()))
                .collect(toMap(Write::id, write -> "is a control field of the integration now; map another field"));
        return reasons.isEmpty() ? Optional.empty() : Optional.of(new Verdict.Refused(reasons));
    }

    private static Map<String, Object> valuesOf(Step.Put put) {
        return put.writes().stream()
                .map(Write::asked)
                .collect(toMap(asked -> asked.fieldId(), asked -> asked.kind().forClose(asked.value())));
    }
}
