package io.closeloop.ingress.application;

import io.closeloop.close.event.SigningKeys;
import io.closeloop.close.event.SigningKeys.Match;
import io.closeloop.ingress.domain.EventHead;
import io.closeloop.ingress.domain.Refusal;
import io.closeloop.ingress.domain.Signature;
import io.closeloop.ingress.domain.Verdict;
import io.closeloop.ingress.messaging.CloseEvents;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/** Takes in one delivery: its keys, signature, head, topic. "Accepted" only after the broker's acknowledgement (promise 1). */
@ApplicationScoped
public class AcceptingDelivery {

    private static final Logger LOG = Logger.getLogger(AcceptingDelivery.class);

    private final SigningKeyCache keys;
    private final CloseEvents topic;
    private final Tally tally;
    private final IngressSettings settings;
    private final AtomicInteger underWay = new AtomicInteger();

    AcceptingDelivery(SigningKeyCache keys, CloseEvents topic, Tally tally, IngressSettings settings) {
        this.keys = keys;
        this.topic = topic;
        this.tally = tally;
        this.settings = settings;
    }

    /**
     * Every outcome is a verdict, given once, on whichever thread it comes about; also when something breaks.
     *
     * @param body the bytes as received; not to be changed afterwards
     */
    public void accept(KnownIntegration to, Signature signature, byte[] body, Consumer<Verdict> verdict) {
        Attempt attempt = new Attempt(to, signature, body, verdict);
        attempt.safely(attempt::judge);
    }

    private final class Attempt {
        private final KnownIntegration to;
        private final Signature signature;
        private final byte[] body;
        private final Consumer<Verdict> verdict;

        private Attempt(KnownIntegration to, Signature signature, byte[] body, Consumer<Verdict> verdict) {
            this.to = to;
            this.signature = signature;
            this.body = body;
            this.verdict = verdict;
        }

        /** Every step that begins on a stack of its own: what it throws would go nowhere, and the sender wait for ever. */
        private void safely(Runnable step) {
            try {
                step.run();
            } catch (Throwable broken) {
                tally.broken(broken, "integration=" + to.tenant().integration());
                verdict.accept(new Verdict.Refused(Refusal.BROKEN));
            }
        }

        private void judge() {
            SigningKeys atHand = keys.atHand(to);
            if (atHand != null) {
                inspect(atHand, true);
            } else {
                keys.read(to).subscribe().with(found -> safely(() -> inspectWithRead(found)), this::withoutKey);
            }
        }

        private void inspectWithRead(Optional<SigningKeys> found) {
            found.ifPresentOrElse(
                    read -> inspect(read, true),
                    () -> refuse(Refusal.NO_SIGNING_KEY, " has no signing key; renew its subscription"));
        }

        private void withoutKey(Throwable unreadable) {
            LOG.debug("signing key", unreadable);
            refuse(Refusal.NO_SIGNING_KEY, " has no readable signing key; see the credential store");
        }

        private void inspect(SigningKeys with, boolean mayLookAgain) {
            Instant now = Instant.now();
            switch (Inspection.of(signature, body, with, to.tenant().organization(), now)) {
                case Inspection.Failed(Refusal reason) when reason == Refusal.FORGED && mayLookAgain -> lookAgain(with);
                case Inspection.Failed(Refusal reason) when reason == Refusal.FORGED -> forged();
                case Inspection.Failed(Refusal reason) -> refuse(reason, "");
                case Inspection.Passed(EventHead head, Match by) -> publish(head, by, signature.age(now));
            }
        }

        private void lookAgain(SigningKeys tried) {
            keys.secondLook(to, tried)
                    .subscribe()
                    .with(
                            found -> safely(() -> found.ifPresentOrElse(other -> inspect(other, false), this::forged)),
                            unreadable -> forged());
        }

        /** While a newer key is announced and not to be had, who signs with that one must not be told that it is a forger. */
        private void forged() {
            if (keys.areOvertaken(to)) {
                refuse(Refusal.NO_SIGNING_KEY, " was renewed, and its new signing key is not in the credential store");
            } else {
                refuse(Refusal.FORGED, "");
            }
        }

        private void publish(EventHead head, Match by, Duration age) {
            if (underWay.get() >= settings.maxInFlight()) {
                refuse(Refusal.OVERLOADED, " the broker is slower than the deliveries");
                return;
            }
            // Counted when it is certain to end; that each loop may exceed the bound by one between look and count does
            // no harm.
            Uni<Void> sending = topic.publish(to.tenant(), head, age, body);
            underWay.incrementAndGet();
            sending.subscribe().with(done -> safely(() -> accepted(head, by, age)), this::notAcknowledged);
        }

        private void accepted(EventHead head, Match by, Duration age) {
            underWay.decrementAndGet();
            tally.accepted(to.tenant(), head, by, age);
            verdict.accept(new Verdict.Accepted());
        }

        private void notAcknowledged(Throwable away) {
            underWay.decrementAndGet();
            refuse(Refusal.BROKER_AWAY, " " + away);
        }

        private void refuse(Refusal reason, String detail) {
            tally.refused(reason, () -> "integration=" + to.tenant().integration() + detail);
            verdict.accept(new Verdict.Refused(reason));
        }
    }
}
