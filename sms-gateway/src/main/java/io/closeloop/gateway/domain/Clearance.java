package io.closeloop.gateway.domain;

import io.closeloop.events.LeadMessage.MessageRequested;
import io.closeloop.gateway.domain.State.Expired;
import io.closeloop.gateway.domain.State.Final;
import io.closeloop.gateway.domain.State.Held;
import io.closeloop.gateway.domain.State.Withdrawn;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** May the text go now? Asked under the locks of its gates: at the claim, and again before the flip. */
public sealed interface Clearance {

    record Cleared() implements Clearance {}

    record Wait(Instant until) implements Clearance {}

    record Refused(Final end) implements Clearance {}

    /** How long a text waits for settings that have not arrived; they are a compacted topic away. */
    Duration FOR_SETTINGS = Duration.ofSeconds(1);

    /** For people: why a text of an integration that was removed did not go. */
    String REMOVED = "the Close integration has been removed";

    /** What close-connector says of the integration that is to send. */
    enum Sender {
        CONNECTED,
        REMOVED,
        /** Not heard of yet: wait, do not refuse (architecture, section 4). */
        UNKNOWN
    }

    /**
     * @param gates those that stand at the text's places, open or closed
     * @param paceUntil from when the phone may get its next text; always past for a text that has been claimed
     */
    record Conditions(Instant now, List<GateState> gates, Sender sender, Instant paceUntil) {}

    /** Refusals come first: a void text ends at once, not when its hour comes. */
    static Clearance of(Text text, Conditions conditions) {
        return refusal(text, conditions)
                .<Clearance>map(Refused::new)
                .or(() -> earliest(text.request(), conditions).map(Wait::new))
                .orElseGet(Cleared::new);
    }

    private static Optional<Final> refusal(Text text, Conditions conditions) {
        Optional<GateState> gate =
                conditions.gates().stream().filter(stands -> stands.stops(text)).findFirst();
        if (gate.isPresent()) {
            return Optional.of(new Withdrawn(gate.get().reason()));
        }
        if (conditions.sender() == Sender.REMOVED) {
            return Optional.of(new Held(REMOVED));
        }
        return conditions.now().isAfter(text.request().notAfter()) ? Optional.of(new Expired()) : Optional.empty();
    }

    /** Never later than the moment after the text's time, so that its expiry is told when it happens. */
    private static Optional<Instant> earliest(MessageRequested request, Conditions conditions) {
        Instant now = conditions.now();
        Instant settings = conditions.sender() == Sender.UNKNOWN ? now.plus(FOR_SETTINGS) : now;
        Instant earliest = latest(List.of(request.notBefore(), conditions.paceUntil(), settings));
        Instant allowed = request.allowedHours() == null
                ? earliest
                : Hours.nextWithin(request.allowedHours(), latest(List.of(now, earliest)));
        Instant expiry = request.notAfter().plusMillis(1);
        return Optional.of(allowed.isBefore(expiry) ? allowed : expiry).filter(now::isBefore);
    }

    private static Instant latest(List<Instant> instants) {
        return instants.stream().reduce((a, b) -> a.isAfter(b) ? a : b).orElseThrow();
    }
}
