package io.closeloop.close.limit;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.subscription.Cancellable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The gate on a clock of the test's own. */
class GateTest {

    private static final Budget EMPTY = new Budget(10, 0, 2_000_000_000);
    private static final Budget PLENTY = new Budget(10, 10, 2_000_000_000);

    private record Alarm(long at, Runnable task) {}

    private final List<Alarm> alarms = new ArrayList<>();
    private final List<String> events = new ArrayList<>();
    private long now = 1_000_000_000;
    private final Gate gate = new Gate(
            new Gate.Patience(Duration.ofSeconds(5), 3),
            (millis, task) -> alarms.add(new Alarm(now + millis * 1_000_000, task)),
            () -> now,
            new Random(1));

    @Test
    void lets_a_call_in_at_once_and_says_so() {
        assertThat(Objects.requireNonNull(gate.tryEnter()).waited()).isZero();
    }

    @Test
    void lets_nobody_in_before_close_s_time_and_one_to_see_after_it() {
        close(EMPTY);
        enter("a", Priority.REPLY);
        enter("b", Priority.REPLY);

        pass(Duration.ofMillis(1990));
        assertThat(events).isEmpty();

        pass(Duration.ofMillis(100));
        assertThat(events).containsExactly("a in");
    }

    @Test
    void lets_the_others_follow_when_the_first_has_seen_that_it_is_open() {
        close(EMPTY);
        List<Permit> permits = new ArrayList<>();
        gate.enter(Priority.REPLY).subscribe().with(permits::add);
        enter("b", Priority.REPLY);
        pass(Duration.ofMillis(2100));

        permits.getFirst().answered(PLENTY);

        assertThat(events).containsExactly("b in");
    }

    @Test
    void refuses_one_more_than_may_wait_whoever_it_is() {
        close(EMPTY);
        enter("a", Priority.BULK);
        enter("b", Priority.BULK);
        enter("c", Priority.BULK);

        enter("one too many", Priority.OPT_OUT);

        assertThat(events).containsExactly("one too many refused");
    }

    @Test
    void refuses_at_once_when_close_asks_for_longer_than_anybody_waits() {
        close(new Budget(10, 0, 60_000_000_000L));

        enter("hopeless", Priority.OPT_OUT);

        assertThat(events).containsExactly("hopeless refused");
    }

    @Test
    void refuses_after_the_longest_wait() {
        close(new Budget(10, 0, 4_900_000_000L));
        enter("first, and never answered", Priority.REPLY);
        enter("late", Priority.REPLY);

        pass(Duration.ofSeconds(7));

        assertThat(events).containsExactly("first, and never answered in", "late refused");
    }

    @Test
    void forgets_who_has_gone_away() {
        close(EMPTY);
        Cancellable gone = gate.enter(Priority.OPT_OUT).subscribe().with(permit -> events.add("gone in"));
        enter("b", Priority.BULK);

        gone.cancel();
        pass(Duration.ofSeconds(3));

        assertThat(events).containsExactly("b in");
    }

    @Test
    void takes_an_opt_out_first() {
        close(EMPTY);
        enter("bulk", Priority.BULK);
        enter("opt-out", Priority.OPT_OUT);

        pass(Duration.ofMillis(2100));

        assertThat(events).containsExactly("opt-out in");
    }

    @Test
    void keeps_one_timer_going_however_often_an_earlier_one_takes_its_place() {
        List<Permit> in = new ArrayList<>();
        close(EMPTY);

        for (int round = 0; round < 50; round++) {
            gate.enter(Priority.BULK).subscribe().with(in::add, thrown -> {});
            gate.enter(Priority.BULK).subscribe().with(in::add, thrown -> {});
            pass(Duration.ofMillis(700));
            in.forEach(permit -> permit.answered(new Budget(10, 0, 300_000_000)));
            in.clear();
        }

        assertThat(alarms).hasSizeLessThan(5);
    }

    /** A call has told how much is left. */
    private void close(Budget budget) {
        Permit permit = gate.tryEnter();
        if (permit != null) {
            permit.answered(budget);
        }
    }

    private void enter(String who, Priority priority) {
        gate.enter(priority)
                .subscribe()
                .with(permit -> events.add(who + " in"), thrown -> events.add(who + " refused"));
    }

    private void pass(Duration time) {
        long until = now + time.toNanos();
        for (Optional<Alarm> next = nextBefore(until); next.isPresent(); next = nextBefore(until)) {
            alarms.remove(next.get());
            now = Math.max(now, next.get().at());
            next.get().task().run();
        }
        now = until;
    }

    private Optional<Alarm> nextBefore(long until) {
        return alarms.stream().filter(alarm -> alarm.at() <= until).min(Comparator.comparingLong(Alarm::at));
    }
}
