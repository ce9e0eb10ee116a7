package io.closeloop.close.limit;

import static org.assertj.core.api.Assertions.assertThat;

import io.closeloop.close.limit.Traffic.Play;
import java.util.function.Supplier;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

/** Issue 3's figures, whichever way Close counts, on a clock of the test's own. */
class GovernorProperties {

    private static final long SECOND = 1_000_000_000;
    private static final int TRIES = 60;

    record Way(String name, Supplier<Limits> limits) {
        @Override
        public String toString() {
            return name;
        }
    }

    @Provide
    static Arbitrary<Way> ways() {
        return Arbitraries.of(
                new Way("100 per 5 s", () -> Limits.window(100, 5 * SECOND)),
                new Way("20 per s", () -> Limits.window(20, SECOND)),
                new Way("60 per 2 s", () -> Limits.window(60, 2 * SECOND)),
                new Way("bucket of 100, 20 a second, reset when full", () -> Limits.bucket(100, 20, true)),
                new Way("bucket of 100, 20 a second, reset at the next", () -> Limits.bucket(100, 20, false)),
                new Way("bucket of 20, 20 a second, reset at the next", () -> Limits.bucket(20, 20, false)),
                new Way("bucket of 400, 40 a second, reset when full", () -> Limits.bucket(400, 40, true)));
    }

    /** Close refills in a second or two, of which an answer takes a good part. */
    @Provide
    static Arbitrary<Way> shortWays() {
        return Arbitraries.of(
                new Way("20 per s", () -> Limits.window(20, SECOND)),
                new Way("60 per 2 s", () -> Limits.window(60, 2 * SECOND)),
                new Way("bucket of 20, 20 a second, reset at the next", () -> Limits.bucket(20, 20, false)),
                new Way("bucket of 20, 20 a second, reset when full", () -> Limits.bucket(20, 20, true)));
    }

    @Property(tries = TRIES)
    void one_process_does_so_where_an_answer_takes_most_of_a_window(
            @ForAll("shortWays") Way way,
            @ForAll @IntRange(min = 180, max = 850) int slowest,
            @ForAll boolean even,
            @ForAll long seed) {
        // All answers of a burst at the same instant, and a bucket: then it learns that there is something again when
        // much has been spilt.
        Assume.that(!even || way.name().contains("per"));
        Play play = new Play(way.limits().get(), 1, slowest, false, seed).evenly(even);

        Traffic traffic = Traffic.of(play, 300);

        assertThat(traffic.used()).as(traffic.toString()).isGreaterThanOrEqualTo(0.95);
        assertThat(traffic.refused()).as(traffic.toString()).isLessThan(0.005);
    }

    /** They learn too late what the other has spent: what they do not use is the price. */
    @Property(tries = TRIES)
    void two_processes_with_one_key_are_refused_as_seldom_where_an_answer_takes_most_of_a_window(
            @ForAll("shortWays") Way way,
            @ForAll @IntRange(min = 180, max = 850) int slowest,
            @ForAll boolean even,
            @ForAll long seed) {
        Play play = new Play(way.limits().get(), 2, slowest, false, seed).evenly(even);

        Traffic traffic = Traffic.of(play, 1200);

        assertThat(traffic.used()).as(traffic.toString()).isGreaterThanOrEqualTo(0.5);
        assertThat(traffic.refused()).as(traffic.toString()).isLessThan(0.01);
    }

    @Property(tries = TRIES)
    void one_process_uses_95_of_100_and_is_refused_less_than_1_in_200(
            @ForAll("ways") Way way, @ForAll @IntRange(min = 4, max = 180) int slowest, @ForAll long seed) {
        Traffic traffic = Traffic.of(new Play(way.limits().get(), 1, slowest, false, seed), 300);

        assertThat(traffic.used()).as(traffic.toString()).isGreaterThanOrEqualTo(0.95);
        assertThat(traffic.refused()).as(traffic.toString()).isLessThan(0.005);
    }

    @Property(tries = TRIES)
    void two_processes_with_one_key_use_90_of_100_and_are_refused_less_than_1_in_100(
            @ForAll("ways") Way way, @ForAll @IntRange(min = 4, max = 180) int slowest, @ForAll long seed) {
        Traffic traffic = Traffic.of(new Play(way.limits().get(), 2, slowest, false, seed), 1200);

        assertThat(traffic.used()).as(traffic.toString()).isGreaterThanOrEqualTo(0.90);
        assertThat(traffic.refused()).as(traffic.toString()).isLessThan(0.01);
    }

    @Property(tries = TRIES)
    void without_the_header_it_backs_off_and_converges(
            @ForAll("ways") Way way,
            @ForAll @IntRange(min = 1, max = 2) int processes,
            @ForAll @LongRange(min = 4, max = 180) long slowest,
            @ForAll long seed) {
        Traffic traffic = Traffic.of(new Play(way.limits().get(), processes, slowest, true, seed), 300);

        assertThat(traffic.used()).as(traffic.toString()).isGreaterThanOrEqualTo(0.6);
        assertThat(traffic.refused()).as(traffic.toString()).isLessThan(0.05);
    }

    @Property(tries = TRIES)
    void never_stands_still(@ForAll("ways") Way way, @ForAll boolean silent, @ForAll long seed) {
        Traffic traffic = Traffic.of(new Play(way.limits().get(), 3, 1500, silent, seed).losing(5), 300);

        assertThat(traffic.idle()).as(traffic.toString()).isLessThan(20 * SECOND);
    }
}
