package io.closeloop.local.bench.lifecycle;

import io.closeloop.local.bench.profile.Profile;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Everything one benchmark of lead-lifecycle found, as it stands in the JSON file. */
record LifecycleFigures(
        Instant at,
        String machine,
        List<String> flags,
        List<Rate> rates,
        List<Latency> latencies,
        List<Bulk> bulks,
        List<Size> sizes,
        List<Profile> profiles) {

    /**
     * A backlog worked off, once.
     *
     * @param rate events a second that were committed and published, with a backlog left all the time
     * @param cpu processor milliseconds of an event, by process; with what publishes and with the generator's part of the broker
     */
    record Rate(
            String contestant, int turn, int events, double rate, Map<String, Double> cpu, long residentMegabytes) {}

    /**
     * An open loop.
     *
     * @param millis from the intended sending of the event to the arrival of its milestone, by percentile
     * @param missing milestones that did not come
     */
    record Latency(String contestant, int perSecond, long count, Map<String, Double> millis, long missing) {}

    /**
     * Leads of one integration edited at once, beside another integration's open loop.
     *
     * @param seconds until the last of the bulk had its milestone; or as long as was looked
     * @param published of the bulk in that time
     * @param quiet milliseconds of the other's events before, by percentile
     * @param beside of those that were due while the bulk was worked off
     */
    record Bulk(
            int leads,
            int perSecond,
            double seconds,
            long published,
            Map<String, Double> quiet,
            Map<String, Double> beside) {

        /** How much longer the other's p99 was, as a part of what it was. */
        double shift() {
            return beside.getOrDefault("p99", Double.NaN) / quiet.getOrDefault("p99", Double.NaN) - 1;
        }
    }

    /**
     * The same events with so many leads in the database.
     *
     * @param rate events a second in waves, each waited for; not to be compared with {@link Rate}
     */
    record Size(int leads, double rate, long residentMegabytes) {}
}
