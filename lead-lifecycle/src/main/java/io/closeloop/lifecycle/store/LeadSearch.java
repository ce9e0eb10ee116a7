package io.closeloop.lifecycle.store;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds leads of one account. Every filter is an index look-up, or looks at rows that an index has narrowed to the account. */
@ApplicationScoped
public class LeadSearch {

    /** As {@link io.closeloop.lifecycle.domain.decision.Consent#isSuppressed()}. */
    private static final String OPTED_OUT = """
            exists (select from lead_contact c join suppression s on s.account = c.account and s.phone = c.phone
            where c.lead = l.key and s.stopped_at >= coalesce(s.started_at, '-infinity'))""";

    private static final String WAITING = "exists (select from request r where r.lead = l.key)";

    private static final String SELECT = """
            select l.key, l.lead_id, l.integration, l.setter_id, l.phase, l.chips, l.updated_at, l.changed,
            l.parked_at is not null as parked,
            l.behind_since is not null as behind, c.contact_id, c.name, c.phone, %s as opted_out, %s as waiting
            from lead l left join lateral
            (select * from lead_contact where lead = l.key order by seen_at desc limit 1) c on true
            """.formatted(OPTED_OUT, WAITING);

    /** An organization that was removed and connected again has its leads twice: the connected one is shown, then the newest. */
    private static final String ONCE = """
            and not exists (select from lead o where o.account = l.account and o.lead_id = l.lead_id
            and (o.integration = any(?), o.updated_at, o.key) > (l.integration = any(?), l.updated_at, l.key))
            """;

    /** A bulk edit makes rows for events that wait; of most of those leads nothing comes. */
    private static final String ANYTHING = """
            and (l.phase is not null or l.parked_at is not null or exists (select from timeline_entry where lead = l.key))
            """;

    /** In the order of bytes every name that begins with a prefix lies between it and it with the last sign there is. */
    private static final String LAST = new String(Character.toChars(Character.MAX_CODE_POINT));

    private final Pool pool;

    public LeadSearch(Pool pool) {
        this.pool = pool;
    }

    /** @param next where to read on; null at the end */
    public record Page(List<LeadLine> leads, @Nullable Cursor next) {}

    /**
     * Newest first. A lead that changes while somebody pages goes to the top: no page shows it again, and who wants it asks for what was updated
     * since.
     */
    public Uni<Page> newest(LeadFilter filter, Optional<Cursor> after, int limit) {
        Statement query = where(filter);
        after.ifPresent(place -> query.add("and (l.updated_at, l.key) < (?, ?)", place.time(), place.name()));
        return query.add("order by l.updated_at desc, l.key desc limit ?", limit + 1)
                .on(pool, LeadSearch::read)
                .map(found -> page(found, limit));
    }

    /** In the order of their keys, which never changes: for exports, which must not miss one that changes meanwhile. */
    public Uni<List<LeadLine>> byKey(LeadFilter filter, String after, int limit) {
        return where(filter)
                .add("and l.key > ? order by l.key limit ?", after, limit)
                .on(pool, LeadSearch::read);
    }

    /**
     * Those that changed after the place, oldest change first, as far as nothing can appear any more before them: what is still being
     * written under a lower number is waited for. So nobody who reads on from the last one misses any.
     */
    public Uni<List<Changed>> changed(LeadFilter filter, Cursor after, int limit) {
        return where(filter)
                .add("and (l.changed, l.key) > (?, ?)", after.number(), after.name())
                .add("and l.changed < pg_snapshot_xmin(pg_current_snapshot())::text::bigint")
                .add("order by l.changed, l.key limit ?", limit)
                .on(pool, row -> new Changed(new Cursor(row.getLong("changed"), row.getString("key")), read(row)));
    }

    /** @param place to read on from */
    public record Changed(Cursor place, LeadLine lead) {}

    private static Statement where(LeadFilter filter) {
        Statement query = new Statement().add(SELECT).add("where l.account = ?", filter.account());
        String[] connected = filter.connected().toArray(String[]::new);
        query.add(ONCE, connected, connected).add(ANYTHING);
        filter.setter().ifPresent(setter -> query.add("and l.setter_id = ?", setter));
        filter.updatedSince().ifPresent(since -> query.add("and l.updated_at >= ?", since));
        if (!filter.phases().isEmpty()) {
            query.add("and l.phase = any(?)", (Object) filter.phases().toArray(String[]::new));
        }
        filter.sought().ifPresent(sought -> seek(query, filter.account(), sought));
        addChips(query, filter.chips());
        return query;
    }

    private static void addChips(Statement query, List<Chip> chips) {
        List<String> kept = new ArrayList<>();
        for (Chip chip : chips) {
            switch (chip) {
                case OPTED_OUT -> query.add("and " + OPTED_OUT);
                case PARKED -> query.add("and l.parked_at is not null");
                case BEHIND -> query.add("and l.behind_since is not null");
                case WAITING -> query.add("and " + WAITING);
                case KILLED,
                        DISQUALIFIED,
                        MASTER_KILLED,
                        DISABLED,
                        PERSON,
                        SETTER_OFF,
                        TALK_LATER,
                        HELD,
                        INTRO_FAILED,
                        UNANSWERED -> kept.add(chip.name());
            }
        }
        if (!kept.isEmpty()) {
            query.add("and l.chips <> '{}' and l.chips @> ?", (Object) kept.toArray(String[]::new));
        }
    }

    private static void seek(Statement query, String account, LeadFilter.Sought sought) {
        String prefix = People.keyOf(sought.text());
        query.add("and l.key in (select key from lead where account = ? and lead_id = ?", account, sought.text());
        for (String column : List.of("name_key", "last_name_key")) {
            query.add("union select lead from lead_contact where account = ? and " + column + " >= ?", account, prefix)
                    .add("and " + column + " < ?", prefix + LAST);
        }
        sought.phone()
                .ifPresent(phone -> query.add(
                        "union select lead from lead_contact where account = ? and phone = ?", account, phone));
        query.add(")");
    }

    private static Page page(List<LeadLine> found, int limit) {
        boolean more = found.size() > limit;
        List<LeadLine> leads = more ? found.subList(0, limit) : found;
        return new Page(leads, more ? leads.getLast().place() : null);
    }

    private static LeadLine read(Row row) {
        String contact = row.getString("contact_id");
        return new LeadLine(
                row.getString("key"),
                row.getString("lead_id"),
                row.getString("integration"),
                contact == null ? null : new LeadLine.Contact(contact, row.getString("name"), row.getString("phone")),
                row.getUUID("setter_id"),
                row.getString("phase"),
                chips(row),
                row.getOffsetDateTime("updated_at").toInstant());
    }

    private static List<String> chips(Row row) {
        return Stream.of(
                        Stream.of(row.getArrayOfStrings("chips")),
                        Stream.of(Chip.PARKED.name()).filter(chip -> row.getBoolean("parked")),
                        Stream.of(Chip.BEHIND.name()).filter(chip -> row.getBoolean("behind")),
                        Stream.of(Chip.OPTED_OUT.name()).filter(chip -> row.getBoolean("opted_out")),
                        Stream.of(Chip.WAITING.name()).filter(chip -> row.getBoolean("waiting")))
                .flatMap(chips -> chips)
                .toList();
    }
}
