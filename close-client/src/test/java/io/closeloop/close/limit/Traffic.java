package io.closeloop.close.limit;

import java.util.HashMap;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Processes that always have a call waiting, one key, and a Close: discrete events on a clock of their own. */
final class Traffic {

    /** How Close is to be played. */
    record Play(
            Limits limits, int processes, long slowestMillis, boolean silent, long seed, int losesOneIn, boolean even) {

        Play(Limits limits, int processes, long slowestMillis, boolean silent, long seed) {
            this(limits, processes, slowestMillis, silent, seed, Integer.MAX_VALUE, false);
        }

        /** Every so many-th call, by chance, is never answered; the client gives up after ten seconds. */
        Play losing(int oneIn) {
            return new Play(limits, processes, slowestMillis, silent, seed, oneIn, even);
        }

        /** Every answer takes as long as the slowest, or they take from half of that to all of it. */
        Play evenly(boolean evenly) {
            return new Play(limits, processes, slowestMillis, silent, seed, losesOneIn, evenly);
        }
    }

    private record Event(long at, long order, Runnable happens) implements Comparable<Event> {
        @Override
        public int compareTo(Event other) {
            return at == other.at ? Long.compare(order, other.order) : Long.compare(at, other.at);
        }
    }

    private static final long UNSAID = 2_000_000_000;
    private static final long TIMEOUT = 10_000_000_000L;

    private final PriorityQueue<Event> events = new PriorityQueue<>();
    private final Map<Governor, Long> wakes = new HashMap<>();
    private final Play play;
    private final Random random;
    private long now;
    private long order;
    private long sent;
    private long accepted;
    private long refused;
    private long sentAt;
    private long idle;

    private Traffic(Play play) {
        this.play = play;
        this.random = new Random(play.seed());
    }

    static Traffic of(Play play, long seconds) {
        Traffic traffic = new Traffic(play);
        for (int i = 0; i < play.processes(); i++) {
            traffic.push(new Governor(new Random(play.seed() + i)));
        }
        traffic.runUntil(seconds * 1_000_000_000);
        return traffic;
    }

    private void runUntil(long end) {
        while (!events.isEmpty() && events.peek().at() <= end) {
            Event next = events.remove();
            now = next.at();
            next.happens().run();
        }
        now = end;
    }

    private void push(Governor governor) {
        while (governor.mayGo(now)) {
            send(governor);
        }
        long wake = Math.max(governor.wakeAt(now), now + 1);
        long planned = wakes.getOrDefault(governor, Long.MIN_VALUE);
        if (wake != Long.MAX_VALUE && (planned <= now || wake < planned)) {
            wakes.put(governor, wake);
            at(wake, () -> push(governor));
        }
    }

    private void send(Governor governor) {
        long call = governor.sent(now);
        sent++;
        idle = Math.max(idle, now - sentAt);
        sentAt = now;
        at(now + way(), () -> {
            boolean taken = play.limits().take(now);
            Budget told = play.limits().budget(now);
            if (random.nextInt(play.losesOneIn()) == 0) {
                at(now + TIMEOUT, () -> {
                    governor.lost(call);
                    push(governor);
                });
                return;
            }
            at(now + way(), () -> answer(governor, call, taken, told));
        });
    }

    private void answer(Governor governor, long call, boolean taken, Budget told) {
        @Nullable Budget heard = play.silent() ? null : told;
        if (taken) {
            accepted++;
            governor.answered(call, heard, now);
        } else {
            refused++;
            governor.refused(call, play.silent() ? UNSAID : told.resetNanos(), heard, now);
        }
        push(governor);
    }

    private long way() {
        long slowest = play.slowestMillis() * 1_000_000;
        return play.even() ? slowest / 2 : slowest / 4 + random.nextLong(slowest / 4 + 1);
    }

    private void at(long time, Runnable happens) {
        events.add(new Event(time, order++, happens));
    }

    /** Part of what was allowed that was used. */
    double used() {
        return accepted / play.limits().allowed(now);
    }

    /** Part of the calls that were answered 429. */
    double refused() {
        return (double) refused / (accepted + refused);
    }

    /** The longest time in which nobody sent, though everybody wanted to. */
    long idle() {
        return Math.max(idle, now - sentAt);
    }

    @Override
    public String toString() {
        return "used=%.3f refused=%.4f calls=%d".formatted(used(), refused(), sent);
    }
}
