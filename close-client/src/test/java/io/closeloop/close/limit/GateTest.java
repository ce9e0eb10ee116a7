package io.closeloop.close.limit;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** The gate on a clock of the test's own. */
class GateTest {

    private static final Budget EMPTY = new Budget(10, 0, 2_000_000_000);
    private static final Budget PLENTY = new Budget(10, 10, 2_000_000_000);

    private record Alarm(long at, Runnable task) {}

    private final List<Alarm> alarms = new ArrayList<>();
    private final List<String> events = new ArrayList<>();
    private long now = 1_000_000_000;
    private final Room.House house = new Room.House(40);
    private final Gate gate = gate(house.room(30));

    private Gate gate(Room room) {
        return new Gate(
                new Gate.Patience(Duration.ofSeconds(5), 3),
                room,
                (millis, task) -> alarms.add(new Alarm(now + millis * 1_000_000, task)),
                () -> now,
                new Random(1));
    }

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
        enter(gate, Priority.REPLY, permits::add);
        enter("b", Priority.REPLY);
        pass(Duration.ofMillis(2100));

        permits.getFirst().answered(PLENTY);

        assertThat(events).containsExactly("b in");
    }

    @Test
    void refuses_one_more_of_a_priority_than_may_wait_and_no_other() {
        close(EMPTY);
        enter("a", Priority.BULK);
        enter("b", Priority.BULK);
        enter("c", Priority.BULK);

        enter("one too many", Priority.BULK);
        enter("opt-out", Priority.OPT_OUT);

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
        Cancellable gone = enter(gate, Priority.OPT_OUT, permit -> events.add("gone in"));
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
            enter(gate, Priority.BULK, in::add);
            enter(gate, Priority.BULK, in::add);
            pass(Duration.ofMillis(700));
            in.forEach(permit -> permit.answered(new Budget(10, 0, 300_000_000)));
            in.clear();
        }

        assertThat(alarms).hasSizeLessThan(5);
    }

    @Test
    void sends_away_in_time_who_may_not_leave_later() {
        close(EMPTY);
        enter("a", Priority.REPLY);
        enter("hasty", new Entry(Priority.REPLY, 500_000_000, Runnable::run));

        pass(Duration.ofMillis(600));
        assertThat(events).containsExactly("hasty late");

        pass(Duration.ofSeconds(3));
        assertThat(events).containsExactly("hasty late", "a in");
    }

    @Test
    void gives_the_place_back_of_who_left_after_its_turn_had_come_and_before_it_began() {
        List<Runnable> elsewhere = new ArrayList<>();
        Gate narrow = gate(house.room(1));
        Cancellable gone = narrow.pass(
                        new Entry(Priority.REPLY, Long.MAX_VALUE, elsewhere::add),
                        permit -> Uni.createFrom().item(events.add("gone in")))
                .subscribe()
                .with(done -> {});

        gone.cancel();
        elsewhere.forEach(Runnable::run);
        enter(narrow, Priority.REPLY, permit -> events.add("next in"));

        assertThat(events).containsExactly("next in");
    }

    @Test
    void lets_one_tenant_have_its_places_and_no_more_and_the_next_in_when_one_is_free() {
        Gate narrow = gate(house.room(1));
        List<Permit> in = new ArrayList<>();
        enter(narrow, Priority.REPLY, in::add);
        enter(narrow, Priority.REPLY, in::add);
        assertThat(in).hasSize(1);

        enter("of another tenant", Priority.REPLY);
        assertThat(events).containsExactly("of another tenant in");

        in.getFirst().lost();
        assertThat(in).hasSize(2);
    }

    @Test
    void calls_the_other_groups_of_a_tenant_and_the_other_tenants_when_the_house_was_full() {
        Room.House small = new Room.House(2);
        Room room = small.room(2);
        List<Permit> in = new ArrayList<>();
        enter(gate(room), Priority.REPLY, in::add);
        enter(gate(room), Priority.REPLY, in::add);
        enter(gate(room), Priority.REPLY, permit -> events.add("other group"));
        Cancellable gone = enter(gate(small.room(2)), Priority.REPLY, permit -> events.add("gone"));
        enter(gate(small.room(2)), Priority.REPLY, permit -> events.add("other tenant"));
        gone.cancel();

        in.forEach(Permit::lost);

        assertThat(events).containsExactlyInAnyOrder("other group", "other tenant");
    }

    @Test
    void survives_a_thousand_calls_that_each_end_as_they_begin() {
        Gate patient = new Gate(
                new Gate.Patience(Duration.ofSeconds(5), 20_000),
                house.room(30),
                (millis, task) -> alarms.add(new Alarm(now + millis * 1_000_000, task)),
                () -> now,
                new Random(1));
        Objects.requireNonNull(patient.tryEnter()).answered(EMPTY);
        AtomicInteger ended = new AtomicInteger();
        for (int i = 0; i < 20_000; i++) {
            enter(patient, Priority.BULK, permit -> {
                permit.answered(new Budget(100_000, 99_999, 1_000_000_000));
                ended.incrementAndGet();
            });
        }

        pass(Duration.ofMillis(2100));

        assertThat(ended).hasValue(20_000);
    }

    /** A call has told how much is left. */
    private void close(Budget budget) {
        Permit permit = gate.tryEnter();
        if (permit != null) {
            permit.answered(budget);
        }
    }

    private void enter(String who, Priority priority) {
        enter(who, new Entry(priority, Long.MAX_VALUE, Runnable::run));
    }

    private void enter(String who, Entry entry) {
        gate.pass(entry, permit -> {
                    events.add(who + " in");
                    return Uni.createFrom().nothing();
                })
                .subscribe()
                .with(
                        done -> {},
                        thrown -> events.add(who + (thrown instanceof TooLateException ? " late" : " refused")));
    }

    /** Whoever takes the permit ends it. */
    private static Cancellable enter(Gate gate, Priority priority, Consumer<Permit> in) {
        return gate.pass(new Entry(priority, Long.MAX_VALUE, Runnable::run), permit -> {
                    in.accept(permit);
                    return Uni.createFrom().nothing();
                })
                .subscribe()
                .with(done -> {}, thrown -> {});
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
