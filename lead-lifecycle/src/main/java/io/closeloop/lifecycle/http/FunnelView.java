package io.closeloop.lifecycle.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.closeloop.events.Milestone;
import io.closeloop.lifecycle.application.ShowingFigures.Line;
import io.closeloop.lifecycle.store.Period;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How far engagements came. First the period as a whole, then its buckets; of each first all setters together, then each that has any. */
record FunnelView(Instant from, Instant to, String zone, List<LineView> lines) {

    /**
     * Numbers of engagements, by milestone.
     *
     * @param setterId absent: all setters together
     * @param bucket its beginning in the zone; absent: the whole period
     * @param ofActivated by cohort: of those activated in it, how many have reached each milestone since, whenever that was
     * @param reached by event: how many reached each milestone in it, whenever they were activated
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record LineView(
            @Nullable UUID setterId,
            @Nullable OffsetDateTime bucket,
            Map<Milestone, Long> ofActivated,
            Map<Milestone, Long> reached) {}

    static FunnelView of(Period period, ZoneId zone, List<Line> lines) {
        return new FunnelView(
                period.from(),
                period.to(),
                zone.getId(),
                lines.stream().map(line -> view(line, zone)).toList());
    }

    private static LineView view(Line line, ZoneId zone) {
        Instant beginning = line.beginning();
        return new LineView(
                line.setterId(),
                beginning == null ? null : beginning.atZone(zone).toOffsetDateTime(),
                line.ofActivated(),
                line.reached());
    }
}
