package io.closeloop.simulator.state;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Everything Close knows, under one lock: one request at a time, each of them short. */
public final class Close {
    /**
     * A request whose key or token was good.
     *
     * @param key of an OAuth app: its token, with the user who let it in
     * @param oauthClientId null for an API key
     * @param apiKeyId as events call it; null for an OAuth app
     */
    public record Caller(
            Organization organization,
            ApiKey key,
            @Nullable String apiKeyId,
            @Nullable String oauthClientId) {
        public Actor actor(String requestId, String method, String path, @Nullable String traceparent) {
            return new Actor(key.userId(), apiKeyId, requestId, method, path, traceparent, oauthClientId);
        }
    }

    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, Organization> organizations = new LinkedHashMap<>();
    private final Settings settings;
    private final Clock clock;
    private final Timers timers;
    private final Ledger ledger;
    private final Switches switches;
    private final OAuth oauth;
    private volatile Lags lags = Lags.NONE;
    private Consumer<List<Occurrence>> listener = occurrences -> {};
    private Ids ids;
    private Instant latest = Instant.EPOCH;

    public Close(Settings settings, Clock clock, Timers timers, Ids ids) {
        this.settings = settings;
        this.clock = clock;
        this.timers = timers;
        this.ids = ids;
        this.ledger = new Ledger(clock, settings.ledgerCapacity());
        this.switches = new Switches(settings);
        this.oauth = new OAuth(this, clock);
    }

    /** Who hears of every change, in order and under the lock; must not block. */
    public void listen(Consumer<List<Occurrence>> occurrences) {
        this.listener = occurrences;
    }

    public Settings settings() {
        return settings;
    }

    public Switches switches() {
        return switches;
    }

    public Lags lags() {
        return lags;
    }

    /** From now on reads stay behind by this much; what was written before stays visible. */
    public void lag(Lags howFar) {
        lags = howFar;
    }

    public OAuth oauth() {
        return oauth;
    }

    public Ledger ledger() {
        return ledger;
    }

    public Ids ids() {
        return ids;
    }

    public Optional<Caller> authenticate(String key) {
        return locked(() -> organizations.values().stream()
                .flatMap(o ->
                        o.apiKeys().stream().filter(k -> k.key().equals(key)).map(k -> caller(o, k)))
                .findFirst());
    }

    private Caller caller(Organization organization, ApiKey key) {
        boolean telling = switches.is(Switch.KEY_ID, "before_dot");
        return new Caller(organization, key, telling ? key.id() : key.unrelatedId(), null);
    }

    /** The caller with this OAuth access token; empty when it is unknown, revoked or past its hour. */
    public Optional<Caller> bearer(String accessToken) {
        return locked(() -> oauth.grant(accessToken)
                .flatMap(grant -> Optional.ofNullable(organizations.get(grant.organizationId()))
                        .map(o -> new Caller(o, new ApiKey(accessToken, grant.userId()), null, grant.clientId()))));
    }

    public List<Organization> organizations() {
        return locked(() -> new ArrayList<>(organizations.values()));
    }

    /** The organization that has the object; ids are unique across organizations. */
    public Optional<Organization> owner(Resource resource, String id) {
        return locked(() -> organizations.values().stream()
                .filter(o -> o.table(resource).find(id).isPresent())
                .findFirst());
    }

    /** Does one piece of work as a whole: no other sees it half done, and what it changed is reported once. */
    public Answer transact(Organization organization, Actor actor, Function<Session, Answer> work) {
        return transact(organization, actor, this::tick, work);
    }

    /**
     * The same for what happens when the network has it: it takes neither an instant nor an id that would be another's, so that a run
     * with a seed stays the same however quick a receiver is.
     */
    public Answer aside(Organization organization, Actor actor, Function<Session, Answer> work) {
        return transact(organization, actor, this::present, work);
    }

    private Answer transact(
            Organization organization, Actor actor, Supplier<Instant> instant, Function<Session, Answer> work) {
        return locked(() -> {
            if (!knows(organization)) {
                return Answer.notFound();
            }
            Session session = new Session(this, organization, actor, instant.get(), lags.longest());
            Answer answer = work.apply(session);
            ledger.append(organization.id(), actor, answer.status(), session.effects());
            listener.accept(session.occurrences());
            return answer;
        });
    }

    /** False once the world has been reset since. */
    public boolean knows(Organization organization) {
        return locked(() -> organizations.get(organization.id()) == organization);
    }

    /** Puts something into the ledger that changed nothing here: a refused request, an answered webhook. */
    public void note(@Nullable String organizationId, Actor actor, int status, @Nullable ObjectNode effect) {
        ledger.append(organizationId, actor, status, effect == null ? List.of() : List.of(effect));
    }

    /** Furnishes the world: no event, no ledger entry. */
    public void furnish(Organization organization, Consumer<Session> work) {
        locked(() -> {
            organizations.putIfAbsent(organization.id(), organization);
            Actor nobody = Actor.self(Actor.ACT, "define", "");
            work.accept(new Session(this, organization, nobody, tick(), Duration.ZERO));
            return organization;
        });
    }

    /** Forgets everything but the ledger; timers of the old world find nothing to act on. */
    public void reset() {
        locked(() -> {
            organizations.clear();
            switches.reset();
            lags = Lags.NONE;
            oauth.clear();
            return organizations;
        });
    }

    /** Makes the next ids come from elsewhere, and says where they came from before. */
    public Ids idsFrom(Ids other) {
        return locked(() -> {
            Ids before = ids;
            ids = other;
            return before;
        });
    }

    void later(Organization organization, Duration delay, String what, Consumer<Session> work) {
        timers.after(delay, () -> run(organization, Actor.self(Actor.TIME, what, requestId()), work));
    }

    void later(Organization organization, Duration delay, Actor actor, Consumer<Session> work) {
        timers.after(delay, () -> run(organization, actor, work));
    }

    private void run(Organization organization, Actor actor, Consumer<Session> work) {
        transact(organization, actor, session -> {
            work.accept(session);
            return Answer.ok(Json.object());
        });
    }

    public String requestId() {
        return locked(() -> "req_" + ids.letters(22));
    }

    /** Reads under the lock. */
    public <T> T locked(Supplier<T> work) {
        lock.lock();
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }

    /** No two requests share an instant, so that a later state always has a later date. */
    private Instant tick() {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        latest = now.isAfter(latest) ? now : latest.plus(1, ChronoUnit.MICROS);
        return latest;
    }

    private Instant present() {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return now.isAfter(latest) ? now : latest;
    }
}
