package io.closeloop.lifecycle.application;

import io.closeloop.events.Milestone;
import io.closeloop.lifecycle.store.Funnel;
import io.closeloop.lifecycle.store.Funnel.Count;
import io.closeloop.lifecycle.store.Period;
import io.closeloop.lifecycle.store.ResponseTimes;
import io.closeloop.lifecycle.store.ResponseTimes.Waits;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Funnel and response times. One account only, always. */
@ApplicationScoped
public class ShowingFigures {

    private final Funnel funnel;
    private final ResponseTimes times;

    public ShowingFigures(Funnel funnel, ResponseTimes times) {
        this.funnel = funnel;
        this.times = times;
    }

    /**
     * A line of the funnel.
     *
     * @param setterId null: all setters together
     * @param beginning of its bucket; null: the whole period
     * @param ofActivated of the engagements activated in it, how many have reached each milestone since
     * @param reached how many engagements reached each milestone in it, whenever they were activated
     */
    public record Line(
            @Nullable UUID setterId,
            @Nullable Instant beginning,
            Map<Milestone, Long> ofActivated,
            Map<Milestone, Long> reached) {}

    /**
     * First the period as a whole, then its buckets in order; of each, all setters together and then each that has any.
     *
     * @param beginnings of the buckets; a single one: there are none
     */
    public Uni<List<Line>> funnel(Period period, List<Instant> beginnings) {
        return Uni.combine()
                .all()
                .unis(funnel.ofCohort(period, beginnings), funnel.reached(period, beginnings))
                .with((ofActivated, reached) -> lines(ofActivated, reached, beginnings));
    }

    private static List<Line> lines(List<Count> ofActivated, List<Count> reached, List<Instant> beginnings) {
        List<UUID> setters = Stream.concat(ofActivated.stream(), reached.stream())
                .map(Count::setterId)
                .distinct()
                .sorted(Comparator.comparing(UUID::toString))
                .toList();
        List<@Nullable Integer> buckets = new ArrayList<>();
        buckets.add(null);
        if (beginnings.size() > 1) {
            IntStream.range(0, beginnings.size()).forEach(buckets::add);
        }
        List<Line> lines = new ArrayList<>();
        for (Integer bucket : buckets) {
            Instant beginning = bucket == null ? null : beginnings.get(bucket);
            Predicate<Count> in = count -> Objects.equals(count.bucket(), bucket);
            lines.add(new Line(null, beginning, sum(ofActivated, in), sum(reached, in)));
            for (UUID setter : setters) {
                Predicate<Count> its = in.and(count -> count.setterId().equals(setter));
                lines.add(new Line(setter, beginning, sum(ofActivated, its), sum(reached, its)));
            }
        }
        return lines;
    }

    /** An engagement has one setter: over setters, counts of engagements add up. */
    private static Map<Milestone, Long> sum(List<Count> counts, Predicate<Count> which) {
        Map<Milestone, Long> sum = new EnumMap<>(Milestone.class);
        Stream.of(Milestone.values()).forEach(milestone -> sum.put(milestone, 0L));
        counts.stream().filter(which).forEach(count -> sum.merge(count.milestone(), count.engagements(), Long::sum));
        return sum;
    }

    public record Times(List<Waits> answers, List<Waits> intros) {}

    public Uni<Times> responseTimes(Period period) {
        return Uni.combine()
                .all()
                .unis(times.answers(period), times.intros(period))
                .with(Times::new);
    }
}
