package io.closeloop.gateway.store;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import io.closeloop.gateway.domain.GatePlace;
import io.closeloop.gateway.domain.GateState;
import io.closeloop.gateway.domain.Text;
import io.closeloop.outbox.Columns;
import io.closeloop.outbox.Sql;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The message ledger inside a transaction, in plain SQL. Entries are read under their row lock, and stand as they were read until
 * {@link #save}. Who locks gates and entries locks the gates first.
 */
@ApplicationScoped
public class Ledger {

    private static final String SELECT = "select " + LedgerColumns.ALL;

    private static final String FIND = SELECT + " from message m where m.id = $1 for update";

    private static final String FIND_FOLLOWED = """
            select exists (select from message later where later.integration = m.integration and later.lead_id = m.lead_id
                and later.sequence > m.sequence and later.due_at is not null and later.state = 'REQUESTED'),
            """ + LedgerColumns.ALL + " from message m where m.id = $1 for update";

    /** A row for each gate that was ever heard of at the text's places; one without a gate where there is none. {@code offset 0}: text by text. */
    private static final String AND_GATES = Gates.COLUMNS + """
             from message m
             left join lateral (select * from gate
                 where gate.integration = m.integration
                     and gate.ref in (m.engagement_id::text, m.lead_id, m.to_phone, m.setter_id::text, m.integration)
                 offset 0) g on true
            """;

    private static final String FIND_AT_GATES =
            "select null::timestamptz, " + LedgerColumns.ALL + ", " + AND_GATES + " where m.id = $1 for update of m";

    private static final String TAKE = """
            select (select max(e.claimed_at) from message e where e.integration = m.integration and e.to_phone = m.to_phone),
            """ + LedgerColumns.ALL + ", " + AND_GATES + """
             where m.id = any($1) and m.due_at <= $2 order by m.requested_at, m.sequence, m.id for update of m skip locked
            """;

    private static final String BY_SMS_ID =
            SELECT + " from message m where m.integration = $1 and m.sms_id = any($2) order by m.id for update";

    private static final String UNFINISHED =
            SELECT + " from message m where m.integration = $1 and m.%s = $2 and m.due_at is not null order by m.id";

    /** @param isFollowed whether a text of the same lead waits behind it */
    public record Followed(LedgerEntry entry, boolean isFollowed) {}

    /**
     * Writes a request down. The id is the intent: the same intent again is nothing, unless the text was withdrawn, or is being pulled back.
     */
    public Uni<Void> ask(Text text, @Nullable String traceparent) {
        return Sql.update(LedgerColumns.INSERT, LedgerColumns.asked(text, traceparent))
                .chain(inserted -> inserted == 1 ? Uni.createFrom().voidItem() : askAgain(text, traceparent));
    }

    private Uni<Void> askAgain(Text text, @Nullable String traceparent) {
        return find(text.id())
                .chain(known -> known.flatMap(entry -> entry.askAgain(text))
                        .map(again -> Sql.update(
                                        LedgerColumns.UPDATE_REQUEST,
                                        LedgerColumns.askedAgain(again.after().text(), traceparent))
                                .chain(() -> save(again)))
                        .orElseGet(() -> Uni.createFrom().voidItem()));
    }

    public Uni<Optional<LedgerEntry>> find(UUID id) {
        return Sql.select(FIND, LedgerColumns::read, id).map(Ledger::first);
    }

    public Uni<Optional<Followed>> findFollowed(UUID id) {
        return Sql.select(
                        FIND_FOLLOWED,
                        row -> {
                            boolean isFollowed = row.flag();
                            return new Followed(LedgerColumns.read(row), isFollowed);
                        },
                        id)
                .map(Ledger::first);
    }

    /** Without its phone's last claim: the text has been claimed, and has kept its pace. */
    public Uni<Optional<AtGates>> findAtGates(UUID id) {
        return Sql.select(FIND_AT_GATES, Ledger::atGates, id)
                .map(Ledger::together)
                .map(Ledger::first);
    }

    /** Those of them that are still due and that nobody else has in hand at this moment. */
    public Uni<List<AtGates>> take(Collection<UUID> ids, Instant now) {
        return Sql.select(TAKE, Ledger::atGates, ids.toArray(UUID[]::new), now).map(Ledger::together);
    }

    public Uni<Map<String, LedgerEntry>> bySmsId(String integration, Collection<String> smsIds) {
        return Sql.select(BY_SMS_ID, LedgerColumns::read, integration, smsIds.toArray(String[]::new))
                .map(found -> found.stream()
                        .collect(toMap(entry -> String.valueOf(entry.smsId()), identity(), (one, other) -> other)));
    }

    /** Every unfinished text that passes there. */
    public Uni<List<LedgerEntry>> unfinishedBehind(GatePlace place) {
        return Sql.select(
                UNFINISHED.formatted(column(place)) + " for update",
                LedgerColumns::read,
                place.integration(),
                value(place));
    }

    /** Not locked, and not to be changed. */
    public Uni<List<Text>> unfinishedTo(GatePlace phone) {
        return Sql.select(
                UNFINISHED.formatted(column(phone)),
                row -> LedgerColumns.read(row).text(),
                phone.integration(),
                value(phone));
    }

    /** Writes what has become of entries that this transaction has read, and so locked. */
    public Uni<Void> save(Collection<Moved> all) {
        Uni<Void> saved = Uni.createFrom().voidItem();
        for (Moved moved : all) {
            saved = saved.chain(() -> save(moved));
        }
        return saved;
    }

    private static Uni<Void> save(Moved moved) {
        return Sql.update(LedgerColumns.UPDATE, LedgerColumns.moved(moved))
                .invoke(rows -> {
                    if (rows != 1) {
                        throw new IllegalStateException(
                                "no row of the ledger for " + moved.after().text());
                    }
                })
                .replaceWithVoid();
    }

    private static AtGates atGates(Columns row) {
        Instant lastClaim = row.instantOrNull();
        LedgerEntry entry = LedgerColumns.read(row);
        return new AtGates(
                entry,
                Gates.readIfAny(row).filter(gate -> isInItsWay(gate, entry.text())).stream()
                        .toList(),
                lastClaim);
    }

    /** Found by its ref alone, which may be something else's in another scope. */
    private static boolean isInItsWay(GateState gate, Text text) {
        GatePlace place = GatePlace.of(text.tenant().integration(), gate.gate());
        return text.places().anyMatch(place::equals);
    }

    private static List<AtGates> together(List<AtGates> rows) {
        Map<UUID, AtGates> entries = new LinkedHashMap<>();
        rows.forEach(row -> entries.merge(row.entry().text().id(), row, AtGates::and));
        return List.copyOf(entries.values());
    }

    private static <T> Optional<T> first(List<T> found) {
        return found.stream().findFirst();
    }

    private static String column(GatePlace place) {
        return switch (place.scope()) {
            case ENGAGEMENT -> "engagement_id";
            case LEAD -> "lead_id";
            case PHONE -> "to_phone";
            case SETTER -> "setter_id";
            case INTEGRATION -> "integration";
        };
    }

    private static Object value(GatePlace place) {
        return switch (place.scope()) {
            case ENGAGEMENT, SETTER -> UUID.fromString(place.ref());
            case LEAD, PHONE, INTEGRATION -> place.ref();
        };
    }
}
