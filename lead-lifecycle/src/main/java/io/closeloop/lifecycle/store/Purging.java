package io.closeloop.lifecycle.store;

import io.closeloop.events.LeadKey;
import io.closeloop.lifecycle.domain.state.Engagement;
import io.closeloop.lifecycle.domain.state.LeadState;
import io.closeloop.outbox.Columns;
import io.closeloop.outbox.Sql;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Takes away what is older than an account wants to keep. Milestones stay, and when texts were sent: funnel and response times are made of them. So do a lead's row with
 * its control facts and its sequence: a kill holds however long ago it was set, and a gate does not open because a lead counts from one again.
 */
public final class Purging {

    /** Whoever decides about a lead just now keeps it; the next walk comes by. */
    private static final String NEXT = "select key, " + Taken.COLUMNS + """
             from lead where account = $1 and (lead_id, key) > ($2, $3) order by lead_id, key limit $4 for update skip locked
            """;

    private static final String TEXTS =
            "update conversation_text set text = null, phone = null where lead = any($1) and text is not null and at < $2";
    private static final String ENTRIES =
            "update timeline_entry set text = null where lead = any($1) and text is not null and at < $2";

    private static final List<String> OF_LEAD = List.of(
            "delete from timeline_entry where lead = $1",
            "delete from lead_contact where lead = $1",
            "delete from conversation_text where lead = $1 and sent_at is null",
            "update conversation_text set text = null, author = null, why = null, phone = null where lead = $1 and (text is not null or author is not null)");

    private Purging() {}

    /** A lead on the walk. */
    public record Passed(LeadKey lead, Taken taken) {

        static Passed read(Columns row) {
            LeadKey lead = LeadKey.parse(row.text());
            return new Passed(lead, new Taken(lead, row));
        }
    }

    /** Locks them. */
    public static Uni<List<Passed>> next(Retention.Walk walk, int limit) {
        return Sql.select(NEXT, Passed::read, walk.account(), walk.walkedToLead(), walk.walkedTo(), limit);
    }

    /** @return how many were blanked */
    public static Uni<Integer> texts(List<Passed> leads, Instant before) {
        String[] keys = leads.stream().map(passed -> passed.lead().toString()).toArray(String[]::new);
        return Sql.update(TEXTS, keys, before)
                .chain(texts -> Sql.update(ENTRIES, keys, before).map(entries -> texts + entries));
    }

    /** What came of looking at a lead. */
    public enum Look {
        KEPT,
        FORGOTTEN,
        /** Its state is nothing that this version reads; nothing was changed. */
        UNREADABLE
    }

    /** Whoever could not be read is passed over: the account's other leads, and the other accounts, come after it. */
    public static Uni<Look> forget(Passed passed, Instant before) {
        try {
            LeadState forgotten = forgotten(passed, before);
            return forgotten == null
                    ? Uni.createFrom().item(Look.KEPT)
                    : forget(passed.lead().toString(), forgotten);
        } catch (IllegalArgumentException unreadable) {
            return Uni.createFrom().item(Look.UNREADABLE);
        }
    }

    private static Uni<Look> forget(String key, LeadState forgotten) {
        return Together.each(OF_LEAD.stream().map(one -> Sql.update(one, key)).toList())
                .map(rows -> rows.stream().anyMatch(changed -> changed > 0) ? Look.FORGOTTEN : Look.KEPT)
                .call(() -> Sql.update(
                        "update lead set state = $2 where key = $1 and state <> $2", key, Documents.write(forgotten)));
    }

    /** @return null: somebody is talked with, or something is not decided, or it is too young */
    private static @Nullable LeadState forgotten(Passed passed, Instant before) {
        if (passed.taken().waits()) {
            return null;
        }
        StoredLead stored = passed.taken().read();
        LeadState state = stored.state();
        if (!stored.updatedAt().isBefore(before)
                || !state.open().isEmpty()
                || !state.pending().isEmpty()) {
            return null;
        }
        for (Engagement engagement : state.engagements()) {
            if (engagement instanceof Engagement.Closed closed) {
                state = state.with(closed.erased());
            }
        }
        return state;
    }
}
