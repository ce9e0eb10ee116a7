package io.closeloop.lifecycle.store;

import io.closeloop.events.LeadKey;
import io.closeloop.outbox.Columns;
import io.closeloop.outbox.Sql;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How long accounts keep things, and how far each has been worked off. */
@ApplicationScoped
public class Retention {

    private static final String PUT = """
            insert into retention (account, texts_days, leads_days, changed_by, changed_at) values ($1, $2, $3, $4, $5)
            on conflict (account) do update set texts_days = excluded.texts_days, leads_days = excluded.leads_days,
            changed_by = excluded.changed_by, changed_at = excluded.changed_at, walked_to = '', walk_due_at = now()
            """;
    private static final String DUE = """
            select account, texts_days, leads_days, walked_to from retention
            where walk_due_at <= now() and (texts_days is not null or leads_days is not null)
            order by walk_due_at limit 1 for update skip locked
            """;
    private static final String WALKED = """
            update retention set walked_to = $2, walk_due_at = now() + $3 * interval '1 millisecond' where account = $1
            """;

    private static final String PUT_OFF = """
            update retention set walk_due_at = now() + $2 * interval '1 millisecond' where account = $1
            """;

    private static final int FOR_EVER = 0;

    private final Pool pool;

    public Retention(Pool pool) {
        this.pool = pool;
    }

    /**
     * @param textsDays how long texts are kept in timeline and conversation; null: for ever
     * @param leadsDays how long a lead with whom nobody talks any more is known by name; null: for ever
     */
    public record Days(
            @Nullable Integer textsDays, @Nullable Integer leadsDays) {

        public static final Days FOR_EVER = new Days(null, null);
    }

    /** @param walkedTo the key of the last lead that was looked at; empty: a walk begins */
    public record Walk(String account, Days days, String walkedTo) {

        static Walk read(Columns row) {
            return new Walk(row.text(), new Days(days(row), days(row)), row.text());
        }

        String walkedToLead() {
            return walkedTo.isEmpty() ? "" : LeadKey.parse(walkedTo).leadId();
        }

        /** What is older than this goes. */
        public Optional<Instant> textsBefore(Instant now) {
            return before(days.textsDays(), now);
        }

        public Optional<Instant> leadsBefore(Instant now) {
            return before(days.leadsDays(), now);
        }

        private static Optional<Instant> before(@Nullable Integer days, Instant now) {
            return Optional.ofNullable(days).map(Duration::ofDays).map(now::minus);
        }

        private static @Nullable Integer days(Columns row) {
            int days = Math.toIntExact(row.numberOr(Retention.FOR_EVER));
            return days == Retention.FOR_EVER ? null : days;
        }
    }

    public Uni<Days> find(String account) {
        return new Statement()
                .add("select texts_days, leads_days from retention where account = ?", account)
                .on(pool, row -> new Days(row.getInteger("texts_days"), row.getInteger("leads_days")))
                .map(found -> found.stream().findFirst().orElse(Days.FOR_EVER));
    }

    /** Inside a transaction. */
    public Uni<Void> put(String account, Days days, String by, Instant now) {
        return Sql.update(PUT, account, days.textsDays(), days.leadsDays(), by, now)
                .replaceWithVoid();
    }

    /** Locks an account's walk until the transaction ends; another instance takes another account's. */
    public Uni<Optional<Walk>> takeDue() {
        return Sql.select(DUE, Walk::read).map(found -> found.stream().findFirst());
    }

    /** @param next when it goes on */
    public Uni<Void> walked(String account, String walkedTo, Duration next) {
        return Sql.update(WALKED, account, walkedTo, next.toMillis()).replaceWithVoid();
    }

    /** Something stops the walk where it stands: the other accounts' turns come first. */
    public Uni<Void> putOff(String account, Duration pause) {
        return Sql.update(PUT_OFF, account, pause.toMillis()).replaceWithVoid();
    }
}
