package io.closeloop.lifecycle.store;

import io.closeloop.events.LeadKey;
import io.closeloop.lifecycle.store.TextChanges.Direction;
import io.closeloop.lifecycle.store.TextChanges.State;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A lead's conversation as people read it. */
@ApplicationScoped
public class TextsOfLead {

    private final Pool pool;

    public TextsOfLead(Pool pool) {
        this.pool = pool;
    }

    /** @param earlier where to read on towards the beginning; null: this is the beginning */
    public record Page(List<Text> texts, @Nullable Cursor earlier) {}

    /** A text as it stands; what each value means is said at {@link TextChanges}. */
    public record Text(
            String ref,
            Direction direction,
            State state,
            Instant at,
            @Nullable String text,
            @Nullable String purpose,
            @Nullable String author,
            @Nullable UUID engagementId,
            @Nullable UUID setterId,
            @Nullable String smsId,
            @Nullable Instant sentAt,
            @Nullable String why,
            long position) {

        Cursor place() {
            return Cursor.at(at, Long.toString(position));
        }
    }

    /** The newest ones, or those before the place; oldest first. */
    public Uni<Page> ofLead(LeadKey lead, Optional<Cursor> before, int limit) {
        Statement query = new Statement().add("select * from conversation_text where lead = ?", lead.toString());
        before.ifPresent(place -> query.add("and (at, position) < (?, ?)", place.time(), Long.parseLong(place.name())));
        return query.add("order by at desc, position desc limit ?", limit + 1)
                .on(pool, TextsOfLead::read)
                .map(found -> page(found, limit));
    }

    private static Page page(List<Text> newestFirst, int limit) {
        boolean more = newestFirst.size() > limit;
        List<Text> texts = more ? newestFirst.subList(0, limit) : newestFirst;
        return new Page(texts.reversed(), more ? texts.getLast().place() : null);
    }

    private static Text read(Row row) {
        return new Text(
                row.getString("ref"),
                Direction.valueOf(row.getString("direction")),
                State.valueOf(row.getString("state")),
                row.getOffsetDateTime("at").toInstant(),
                row.getString("text"),
                row.getString("purpose"),
                row.getString("author"),
                row.getUUID("engagement_id"),
                row.getUUID("setter_id"),
                row.getString("sms_id"),
                Statement.instant(row, "sent_at"),
                row.getString("why"),
                row.getLong("position"));
    }
}
