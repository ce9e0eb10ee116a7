package io.closeloop.lifecycle.store;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How long people wait for our texts, of texts that were sent in a period. */
@ApplicationScoped
public class ResponseTimes {

    /** Both times are Close's. Two clocks of Close may differ by a moment: nobody waits less than nothing. */
    private static final String ANSWERS = """
            with waits as (select setter_id, greatest(extract(epoch from sent_at - answers), 0) as seconds
            from conversation_text where account = ? and sent_at >= ? and sent_at < ?
            and purpose = 'REPLY' and answers is not null
            """;

    private static final String INTROS = """
            with waits as (select t.setter_id, greatest(extract(epoch from t.sent_at - m.at), 0) as seconds
            from conversation_text t join milestone m on m.engagement_id = t.engagement_id and m.account = t.account
            and m.milestone = 'LEAD_ACTIVATED'
            where t.account = ? and t.sent_at >= ? and t.sent_at < ? and t.purpose = 'INTRO'
            """;

    private static final String SUMMARY = """
            ) select setter_id, count(*) as texts, max(seconds)::float8 as longest,
            percentile_cont(array[0.5, 0.9, 0.99]) within group (order by seconds::float8) as percentiles
            from waits group by grouping sets ((setter_id), ()) having count(*) > 0
            """;

    private final Pool pool;

    public ResponseTimes(Pool pool) {
        this.pool = pool;
    }

    /** @param setterId null: of all of them */
    public record Waits(@Nullable UUID setterId, long texts, Duration p50, Duration p90, Duration p99, Duration max) {}

    /** From the newest text that an answer answers to when Close sent the answer. */
    public Uni<List<Waits>> answers(Period period) {
        return summary(ANSWERS, "and setter_id = ?", period);
    }

    /** From Lead Activated to when Close sent the intro. */
    public Uni<List<Waits>> intros(Period period) {
        return summary(INTROS, "and t.setter_id = ?", period);
    }

    private Uni<List<Waits>> summary(String waits, String ofSetter, Period period) {
        Statement query = new Statement().add(waits, period.account(), period.from(), period.to());
        period.setter().ifPresent(setter -> query.add(ofSetter, setter));
        return query.add(SUMMARY).on(pool, ResponseTimes::read);
    }

    private static Waits read(Row row) {
        Double[] percentiles = Objects.requireNonNull(row.getArrayOfDoubles("percentiles"));
        return new Waits(
                row.getUUID("setter_id"),
                row.getLong("texts"),
                duration(percentiles[0]),
                duration(percentiles[1]),
                duration(percentiles[2]),
                duration(row.getDouble("longest")));
    }

    private static Duration duration(double seconds) {
        return Duration.ofNanos(Math.round(seconds * 1e9));
    }
}
