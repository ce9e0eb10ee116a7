package io.closeloop.lifecycle.store;

import io.closeloop.events.Milestone;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Counts engagements by the milestones that they reached; each once per milestone, however often it reached it. */
@ApplicationScoped
public class Funnel {

    /** Buckets are given by their beginnings: days and weeks of any time zone, with its summer time, are known here and not by the database. */
    private static final String COHORT = """
            select a.setter_id, width_bucket(a.at, ?::timestamptz[]) as bucket, m.milestone, count(distinct a.engagement_id) as engagements
            from milestone a cross join lateral (select a.engagement_id as id
            union all select g.engagement_id from moved_engagement g where g.first_id = a.engagement_id and g.account = a.account) talk
            join milestone m on m.engagement_id = talk.id and m.account = a.account
            where a.account = ? and a.milestone = 'LEAD_ACTIVATED' and a.at >= ? and a.at < ?
            """;

    private static final String REACHED = """
            select a.setter_id, width_bucket(a.at, ?::timestamptz[]) as bucket, a.milestone, count(distinct a.engagement_id) as engagements
            from milestone a where a.account = ? and a.at >= ? and a.at < ?
            """;

    private final Pool pool;

    public Funnel(Pool pool) {
        this.pool = pool;
    }

    /** @param bucket the place of its beginning among those given; null: the whole period, in which an engagement counts once */
    public record Count(UUID setterId, @Nullable Integer bucket, Milestone milestone, long engagements) {}

    /** Of the engagements whose Lead Activated lies in the period: how many have reached each milestone, whenever that was and wherever merges led. */
    public Uni<List<Count>> ofCohort(Period period, List<Instant> beginnings) {
        return count(COHORT, "m.milestone", period, beginnings);
    }

    /** How many engagements reached each milestone in the period, whenever they were activated. */
    public Uni<List<Count>> reached(Period period, List<Instant> beginnings) {
        return count(REACHED, "a.milestone", period, beginnings);
    }

    private Uni<List<Count>> count(String select, String milestone, Period period, List<Instant> beginnings) {
        OffsetDateTime[] buckets =
                beginnings.stream().map(at -> at.atOffset(ZoneOffset.UTC)).toArray(OffsetDateTime[]::new);
        Statement query = new Statement().add(select, buckets, period.account(), period.from(), period.to());
        period.setter().ifPresent(setter -> query.add("and a.setter_id = ?", setter));
        return query.add("group by grouping sets ((a.setter_id, bucket, " + milestone + "), (a.setter_id, " + milestone
                        + "))")
                .on(pool, Funnel::read);
    }

    private static Count read(Row row) {
        Integer bucket = row.getInteger("bucket");
        return new Count(
                row.getUUID("setter_id"),
                bucket == null ? null : bucket - 1,
                Milestone.valueOf(row.getString("milestone")),
                row.getLong("engagements"));
    }
}
