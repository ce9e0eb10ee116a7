package io.closeloop.connector.application;

import io.closeloop.connector.application.Undoing.Subscription;
import io.closeloop.connector.store.Connections;
import io.closeloop.events.IntegrationChanged.Status;
import io.closeloop.outbox.Transactions;
import io.closeloop.service.trace.Trace;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import org.jboss.logging.Logger;

/**
 * Removes an integration. From the commit on it is in force for nobody, whatever Close says next; what stands in Close as data stays
 * there. While a renewal may be under way, the clearing waits for the sweep: the renewal could write a key or make a subscription after it.
 */
@ApplicationScoped
public class RemovingIntegration {

    private static final Logger LOG = Logger.getLogger(RemovingIntegration.class);
    /** The sweep's turn, should we die before the rest is cleared away. */
    private static final Duration OURS = Duration.ofSeconds(60);

    private final Transactions transactions;
    private final Connections connections;
    private final Announcing announcing;
    private final Undoing undoing;

    RemovingIntegration(Transactions transactions, Connections connections, Announcing announcing, Undoing undoing) {
        this.transactions = transactions;
        this.connections = connections;
        this.announcing = announcing;
        this.undoing = undoing;
    }

    /** @return what became of the subscription at Close */
    public Uni<Subscription> remove(String account, String id) {
        String traceparent = Trace.current();
        return transactions
                .run(() -> connections
                        .end(account, id, Instant.now().plus(OURS))
                        .map(ended -> ended.orElseThrow(() -> AskingClose.unknown()))
                        .chain(ended -> announcing
                                .announce(ended.last(), Status.REMOVED, traceparent)
                                .replaceWith(ended.renewing())))
                .invoke(() -> LOG.infof("remove account=%s integration=%s outcome=removed", account, id))
                .chain(renewing -> renewing ? Uni.createFrom().item(Subscription.PENDING) : undo(account, id));
    }

    private Uni<Subscription> undo(String account, String id) {
        return undoing.undo(account, id)
                .onFailure()
                .invoke(failure -> LOG.warnf("undo integration=%s: %s; the sweep will try again", id, failure))
                .onFailure()
                .recoverWithItem(Subscription.PENDING);
    }
}
