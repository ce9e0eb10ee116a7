package io.closeloop.lifecycle.store;

import io.closeloop.events.LeadKey;
import io.closeloop.outbox.Columns;
import io.closeloop.outbox.Sql;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is known of requests to be forgotten, and where an account still has a number (docs/decisions/0012-erasure.md). */
@ApplicationScoped
public class Erasures {

    private static final String BEGIN = """
            insert into erasure (id, account, phone, key_fingerprint, reason, asked_by, asked_at) values ($1, $2, $3, $4, $5, $6, $7)
            on conflict (account, phone) do update set reason = excluded.reason, asked_by = excluded.asked_by,
            asked_at = excluded.asked_at, finished_at = null
            returning id
            """;
    /** Newer than all that the person has said so far. The plain row goes with the lead that it names. */
    private static final String SUPPRESS = """
            insert into suppression as known (account, phone, lead, stopped_at, started_at)
            select $1, $2, '', greatest($4, plain.started_at), plain.started_at from (select 1) always
            left join suppression plain on plain.account = $1 and plain.phone = $3
            on conflict (account, phone) do update set stopped_at = greatest(known.stopped_at, excluded.stopped_at, known.started_at),
            started_at = greatest(known.started_at, excluded.started_at)
            """;

    /** A word of somebody on a lead of which nothing else is known names a lead that has no row: there is nothing to blank, and it goes at the end. */
    private static final String KNOWN_ON = """
            select key from lead where account = ? and position(? in state) > 0
            union select lead from lead_contact where account = ? and phone = ?
            union select lead from conversation_text where account = ? and phone = ?
            union select claim.lead from phone_claim claim join lead on key = claim.lead where claim.account = ? and claim.phone = ?
            union select said.lead from suppression said join lead on key = said.lead where said.account = ? and said.phone = ?
            union select lead from request where account = ? and position(? in payload) > 0
            """;

    private static final String WAITS_ON = """
            select s.lead from stored_event s join lead l on l.key = s.lead
            where l.account = ? and position(convert_to(?, 'UTF8') in s.value) > 0
            """;
    private static final String PARKED = """
            select key, parked_reason, parked_at from lead where parked_at is not null and key in (
            """;

    /** Whoever decided without seeing the suppression has ended when no transaction runs any more that is older than the first one after it. */
    private static final String SETTLED = """
            select pg_snapshot_xmin(pg_current_snapshot())::text::bigint > ?
            and not exists (select from outbox o join lead l on l.key = o.key where l.account = ?
            and position(convert_to(?, 'UTF8') in o.value) > 0)
            and not exists (%s) as settled
            """.formatted(WAITS_ON);

    private static final List<String> FINISH = List.of(
            "delete from suppression where account = $1 and phone = $2",
            "delete from phone_texted where account = $1 and phone = $2",
            "delete from phone_claim where account = $1 and phone = $2");

    private final Pool pool;
    private final PhoneHashes hashes;

    public Erasures(Pool pool, PhoneHashes hashes) {
        this.pool = pool;
        this.hashes = hashes;
    }

    /** @param finishedAt null: not everything is blanked yet */
    public record Erasure(
            UUID id,
            String reason,
            String askedBy,
            Instant askedAt,
            @Nullable Instant finishedAt,
            Counts counts) {}

    /** What was blanked. */
    public record Counts(int leads, int engagements, int contacts, int timelineTexts, int texts) {}

    /** Inside a transaction: from its commit on nobody is talked with on the number. */
    public Uni<UUID> begin(String account, String phone, String reason, String by, Instant now) {
        String hash = hashes.of(account, phone);
        return Sql.select(
                        BEGIN,
                        Columns::uuid,
                        UUID.randomUUID(),
                        account,
                        hash,
                        hashes.keyFingerprint(),
                        reason,
                        by,
                        now)
                .map(List::getFirst)
                .call(() -> Sql.update(SUPPRESS, account, hash, phone, now));
    }

    /**
     * Draws a number of its own after {@link #begin} has been committed; who has a later one has seen the suppression. The one of {@link #begin} is drawn
     * before its commit: who draws a younger one in between has not. Nor would a snapshot's upper end do, which is where those begin that have ended. All
     * that decide have drawn theirs before they look at phones: they have locked the lead or written to the inbox.
     */
    public Uni<Long> mark() {
        return new Statement()
                .add("select pg_current_xact_id()::text::bigint as mark")
                .on(pool, row -> row.getLong("mark"))
                .map(List::getFirst);
    }

    /** The account's leads that know the number. */
    public Uni<List<LeadKey>> leads(String account, String phone) {
        return knownOn(new Statement(), account, phone).on(pool, row -> LeadKey.parse(row.getString("key")));
    }

    /** Those on which nothing can be decided, and whose events must be kept as they came. */
    public Uni<Optional<LeadParked>> parked(String account, String phone) {
        return knownOn(new Statement().add(PARKED), account, phone)
                .add("union " + WAITS_ON + ") order by key limit 1", account, quoted(phone))
                .on(pool, Erasures::parked)
                .map(found -> found.stream().findFirst());
    }

    /**
     * @param mark the transactions after it have seen the suppression
     * @return whether nothing more of the number can turn up: nothing is on its way to a topic, waits behind a budget, or was decided without
     *     seeing the suppression
     */
    public Uni<Boolean> isSettled(String account, String phone, long mark) {
        return new Statement()
                .add(SETTLED, mark, account, quoted(phone), account, quoted(phone))
                .on(pool, row -> row.getBoolean("settled"))
                .map(List::getFirst);
    }

    /** Inside a transaction. */
    public Uni<Void> finish(UUID id, String account, String phone, Instant now) {
        return OneByOne.run(FINISH, delete -> Sql.update(delete, account, phone).replaceWithVoid())
                .chain(() -> Sql.update("update erasure set finished_at = $2 where id = $1", id, now))
                .replaceWithVoid();
    }

    public Uni<Optional<Erasure>> find(String account, UUID id) {
        return new Statement()
                .add("select * from erasure where account = ? and id = ?", account, id)
                .on(pool, Erasures::read)
                .map(found -> found.stream().findFirst());
    }

    /** Whether numbers were erased under another key than ours. */
    public Uni<Boolean> hasOtherKeys() {
        return new Statement()
                .add("select exists (select from erasure where key_fingerprint <> ?) as other", hashes.keyFingerprint())
                .on(pool, row -> row.getBoolean("other"))
                .map(List::getFirst);
    }

    /** As a value in a JSON document: no longer number that begins like this one. */
    static String quoted(String phone) {
        return "\"" + phone + "\"";
    }

    private static Statement knownOn(Statement query, String account, String phone) {
        String quoted = quoted(phone);
        return query.add(
                KNOWN_ON, account, quoted, account, phone, account, phone, account, phone, account, phone, account,
                quoted);
    }

    private static LeadParked parked(Row row) {
        return new LeadParked(
                LeadKey.parse(row.getString("key")),
                Objects.requireNonNull(
                        Taken.parked(row.getString("parked_reason"), Statement.instant(row, "parked_at"))));
    }

    private static Erasure read(Row row) {
        return new Erasure(
                row.getUUID("id"),
                row.getString("reason"),
                row.getString("asked_by"),
                row.getOffsetDateTime("asked_at").toInstant(),
                Statement.instant(row, "finished_at"),
                new Counts(
                        row.getInteger("leads"),
                        row.getInteger("engagements"),
                        row.getInteger("contacts"),
                        row.getInteger("timeline_texts"),
                        row.getInteger("texts")));
    }
}
