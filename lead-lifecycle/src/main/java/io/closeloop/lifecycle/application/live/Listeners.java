package io.closeloop.lifecycle.application.live;

import io.closeloop.lifecycle.store.LeadChanges;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;

/**
 * Who listens at this instance. While anybody does, the database is asked in one query which of their accounts has changes: so it does not
 * matter which instance made them. Streams of an account that has are woken, and each looks for what is new to it.
 */
@ApplicationScoped
public class Listeners {

    private static final Logger LOG = Logger.getLogger(Listeners.class);

    private final LeadChanges changes;
    private final LiveSettings settings;
    private final Map<String, Set<Bell>> bells = new HashMap<>();
    private final AtomicBoolean asking = new AtomicBoolean();
    private volatile boolean stopping;

    /** The newest change that the streams of an account were woken for. */
    private final Map<String, Long> seen = new ConcurrentHashMap<>();

    public Listeners(LeadChanges changes, LiveSettings settings) {
        this.changes = changes;
        this.settings = settings;
    }

    /** The end of the process waits for requests under way, and a stream is one that never ends by itself. */
    void onStart(@Observes StartupEvent started, Vertx vertx) {
        vertx.setPeriodic(settings.poll().toMillis(), timer -> ask());
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(this::stop));
    }

    boolean isStopping() {
        return stopping;
    }

    /** @return empty where the account has as many streams here as it may have */
    synchronized Optional<Bell> join(String account) {
        Set<Bell> ofAccount = bells.computeIfAbsent(account, first -> ConcurrentHashMap.newKeySet());
        if (ofAccount.size() >= settings.perAccount()) {
            return Optional.empty();
        }
        Bell bell = new Bell();
        ofAccount.add(bell);
        return Optional.of(bell);
    }

    /** Who has left already may leave again. */
    synchronized void leave(String account, Bell bell) {
        Set<Bell> ofAccount = bells.get(account);
        if (ofAccount != null && ofAccount.remove(bell) && ofAccount.isEmpty()) {
            bells.remove(account);
            seen.remove(account);
        }
    }

    private void ask() {
        Set<String> accounts = accounts();
        if (accounts.isEmpty() || !asking.compareAndSet(false, true)) {
            return;
        }
        changes.newest(accounts)
                .onTermination()
                .invoke(() -> asking.set(false))
                .subscribe()
                .with(newest -> newest.forEach(this::heard), this::deaf);
    }

    private void heard(String account, long newest) {
        Long known = seen.put(account, newest);
        if (known == null || known < newest) {
            ring(account);
        }
    }

    /** The database is away. When it is back everybody looks. */
    private void deaf(Throwable down) {
        LOG.debugf("live streams: the database does not answer: %s", down.toString());
        seen.clear();
    }

    private void stop() {
        stopping = true;
        accounts().forEach(this::ring);
    }

    private synchronized Set<String> accounts() {
        return Set.copyOf(bells.keySet());
    }

    private void ring(String account) {
        Set<Bell> ofAccount;
        synchronized (this) {
            ofAccount = Set.copyOf(bells.getOrDefault(account, Set.of()));
        }
        ofAccount.forEach(Bell::ring);
    }
}
