package io.closeloop.lifecycle.application;

import io.closeloop.events.Cause;
import io.closeloop.events.LeadKey;
import io.closeloop.lifecycle.domain.news.Input;
import io.closeloop.lifecycle.domain.news.News;
import io.closeloop.lifecycle.domain.state.LeadState;
import io.closeloop.lifecycle.store.Blanking;
import io.closeloop.lifecycle.store.Erasures;
import io.closeloop.lifecycle.store.Erasures.Erasure;
import io.closeloop.lifecycle.store.OneByOne;
import io.closeloop.outbox.Transactions;
import io.closeloop.service.trace.Trace;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * A person asks to be forgotten. The number is suppressed first; then every lead that knows it is blanked, each in a transaction of its own, until none is left and
 * none can turn up. After a crash the number is asked for again, which goes on: the number itself is kept nowhere (docs/decisions/0012-erasure.md).
 */
@ApplicationScoped
public class ErasingNumber {

    private static final Logger LOG = Logger.getLogger("io.closeloop.lifecycle");

    /** Texts on their way to the topics, and transactions that began before: a matter of moments, unless broker or database are away. */
    private static final Duration PAUSE = Duration.ofMillis(200);

    private static final int ROUNDS = 50;

    private final Erasures erasures;
    private final Transactions transactions;
    private final LeadTransaction leads;
    private final Deciding deciding;

    public ErasingNumber(Erasures erasures, Transactions transactions, LeadTransaction leads, Deciding deciding) {
        this.erasures = erasures;
        this.transactions = transactions;
        this.leads = leads;
        this.deciding = deciding;
    }

    /** @param phone E.164 */
    public record Order(String account, String phone, String reason, String by) {
        @Override
        public String toString() {
            return "Order[" + account + "]";
        }
    }

    /** @param mark transactions with a greater number have seen the suppression */
    private record Begun(UUID id, long mark) {}

    /** @return as far as it has come; fails with {@code LeadParked} where a lead that knows the number cannot be worked with */
    public Uni<Erasure> erase(Order order) {
        return refuseParked(order)
                .chain(() -> transactions.run(() ->
                        erasures.begin(order.account(), order.phone(), order.reason(), order.by(), Instant.now())))
                .chain(id -> erasures.mark().map(mark -> new Begun(id, mark)))
                .chain(begun -> round(order, begun, 1).chain(() -> erasures.find(order.account(), begun.id())))
                .map(Optional::orElseThrow)
                .invoke(erasure -> log(order.account(), erasure));
    }

    public Uni<Optional<Erasure>> find(String account, UUID id) {
        return erasures.find(account, id);
    }

    /** Its stored events are original bytes, and needed as they are. */
    private Uni<Void> refuseParked(Order order) {
        return erasures.parked(order.account(), order.phone())
                .chain(parked -> parked.isPresent()
                        ? Uni.createFrom().failure(parked.get())
                        : Uni.createFrom().voidItem());
    }

    /** Whether it is settled is asked first: what is cannot put anything onto a lead that is looked for after it. */
    private Uni<Void> round(Order order, Begun begun, int number) {
        return erasures.isSettled(order.account(), order.phone(), begun.mark())
                .chain(settled -> erasures.leads(order.account(), order.phone())
                        .chain(found -> settled && found.isEmpty()
                                ? finish(order, begun)
                                : blank(order, begun, found).chain(() -> next(order, begun, number, found))));
    }

    private Uni<Void> next(Order order, Begun begun, int number, List<LeadKey> found) {
        if (number == ROUNDS) {
            return Uni.createFrom().voidItem();
        }
        Uni<Void> pause = Uni.createFrom().voidItem();
        return (found.isEmpty() ? pause.onItem().delayIt().by(PAUSE) : pause)
                .chain(() -> round(order, begun, number + 1));
    }

    private Uni<Void> blank(Order order, Begun begun, List<LeadKey> found) {
        Blanking.Number number = new Blanking.Number(begun.id(), order.account(), order.phone());
        Cause cause = new Cause("erasure", begun.id().toString(), order.by());
        return OneByOne.run(
                found,
                lead -> leads.onKnown(lead, () -> Blanking.wordsOf(order.phone(), lead), (outcome, words) -> {
                            LeadState before = outcome.state();
                            News news = new News(new Input.Erased(order.phone(), words), Instant.now(), cause);
                            return deciding.decide(outcome, news, Trace.current())
                                    .chain(() -> Blanking.blank(number, lead, before));
                        })
                        .replaceWithVoid());
    }

    private Uni<Void> finish(Order order, Begun begun) {
        return transactions.run(() -> erasures.finish(begun.id(), order.account(), order.phone(), Instant.now()));
    }

    private static void log(String account, Erasure erasure) {
        LOG.infof(
                "erased account=%s erasure=%s finished=%s leads=%d engagements=%d contacts=%d texts=%d timelineTexts=%d",
                account,
                erasure.id(),
                erasure.finishedAt() != null,
                erasure.counts().leads(),
                erasure.counts().engagements(),
                erasure.counts().contacts(),
                erasure.counts().texts(),
                erasure.counts().timelineTexts());
    }
}
