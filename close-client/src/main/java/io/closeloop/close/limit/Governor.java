package io.closeloop.close.limit;

import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Decides when the next call of one connection and endpoint group may go. Several processes share one key's limit, so Close's
 * {@code remaining} is the truth and our own count only bridges the time until the next answer: since the newest answer that told
 * it, no more calls are sent than a share of what it said was left. That share, not a rate, is what makes two processes with one key
 * get along without knowing of each other, and it holds for a fixed window as for a token bucket.
 *
 * <p>Where Close says nothing, {@link Pace} finds the rate from the 429s alone.
 *
 * <p>All times are nanoseconds on one monotonic clock. Not thread-safe.
 */
final class Governor {

    private static final long MILLI = 1_000_000;
    /** After a pause like this somebody else may have spent what we knew of. */
    private static final long STALE = 300 * MILLI;
    /** An empty bucket is left to fill a little, so that those who share it do not fight for each drop. */
    private static final long SHORTEST_PAUSE = 150 * MILLI;
    /** Nobody seems to share it: not to ask for each drop is enough. */
    private static final long SHORTEST_PAUSE_ALONE = 40 * MILLI;
    /** Clocks and rounding: asking at the very instant of a reset is asking too early. */
    private static final long MARGIN = 15 * MILLI;

    /** So long without a 429, and longer than a window, before a little more is dared. */
    private static final long CALM = 10_000 * MILLI;
    /** A probe that hangs must not keep everybody waiting for its timeout. */
    private static final long PATIENCE = 1_000 * MILLI;

    /** Under way at once while nothing fresh is known. */
    private static final int UNSURE = 4;
    /** Under way at once where Close never tells. */
    private static final int MOST_UNTOLD = 32;
    /** Answers without the header after which it is not expected any more. */
    private static final int HEADERLESS = 8;

    /** Half at most: two processes do not spend more than there is before either has learnt of the other. */
    private static final double WHOLE_SHARE = 0.5;

    private static final double FIRST_SHARE = 0.4;
    private static final double SMALLEST_SHARE = 1.0 / 16;

    private final RandomGenerator random;
    private final Pace pace = new Pace();

    private final InFlight inFlight = new InFlight();

    private long sent;
    /** Answers in a row that told nothing. */
    private int silent;

    private @Nullable Budget told;
    private long toldAt;
    /** The latest call whose answer told something: calls sent after it are not in it yet. */
    private long toldBy;
    /** Calls up to this one were under way when it was told. */
    private long sentWhenTold;

    private long closedUntil = Long.MIN_VALUE;
    /** The one call that is sent to see whether it is open again; 0: none. */
    private long probe;

    private long probeAt;

    /** Part of what is left that may be under way. Halved by a 429, and slow to come back near what led to it. */
    private double share = FIRST_SHARE;

    private double ceiling = WHOLE_SHARE;
    /** Calls that are left to those who share the key; none until a 429 has shown that there are such. */
    private int reserve;
    /** 429s in a row, those of one burst counted once. */
    private int refusals;

    private long refusedSent;
    private long calmSince;

    Governor(RandomGenerator random) {
        this.random = random;
    }

    boolean mayGo(long now) {
        if (now < closedUntil || isProbing(now)) {
            return false;
        }
        Budget budget = told;
        if (isToBeProbed(now)) {
            return true;
        }
        if (budget == null) {
            return silent == 0 ? young(now) < UNSURE : young(now) < MOST_UNTOLD && pace.mayGo(now);
        }
        return unseen(now) < allowance(budget, now);
    }

    private boolean isProbing(long now) {
        return probe != 0 && now - probeAt < PATIENCE;
    }

    /** It was closed and the time is over; or all that was sent got lost, and no answer will come that could tell. */
    private boolean isToBeProbed(long now) {
        return closedUntil != Long.MIN_VALUE
                || probe != 0
                || (told != null && young(now) == 0 && now - toldAt >= STALE);
    }

    /** Calls that the newest answer may not have counted: those sent after it, and those that it may have overtaken. */
    private long unseen(long now) {
        return Math.max(sent - toldBy, young(now));
    }

    /** One that hangs must not hold back the others, nor one whose end was never told. */
    private int young(long now) {
        return inFlight.young(now, sent + 1);
    }

    private long allowance(Budget budget, long now) {
        relax(now);
        long left = Math.max(1, (long) (share * (budget.remaining() - reserve)));
        return now - toldAt > STALE ? Math.min(left, UNSURE) : left;
    }

    /** @return the call's number, to be named when it ends */
    long sent(long now) {
        calmSince = sent == 0 ? now : calmSince;
        sent++;
        inFlight.sent();
        if (closedUntil != Long.MIN_VALUE || probe != 0) {
            closedUntil = Long.MIN_VALUE;
            probe = sent;
            probeAt = now;
        }
        pace.sent(now);
        return sent;
    }

    /** Close answered, with anything but 429. */
    void answered(long call, @Nullable Budget budget, long now) {
        ended(call);
        refusals = 0;
        pace.answered(now);
        learn(call, budget, now);
        Budget known = told;
        if (budget != null && known == budget && budget.remaining() <= reserve) {
            long pause = reserve == 0 ? SHORTEST_PAUSE_ALONE : SHORTEST_PAUSE * (1 + Math.min(reserve, 3));
            closeFor(Math.max(budget.resetNanos(), pause), now);
        }
    }

    /**
     * 429.
     *
     * @param wait what Close asks for
     */
    void refused(long call, long wait, @Nullable Budget budget, long now) {
        ended(call);
        // A Close that tells only when it refuses tells nothing to go by.
        learn(call, told == null && silent > 0 ? null : budget, now);
        if (call > refusedSent) {
            refusedSent = sent;
            refusals++;
            calmSince = now;
            ceiling = Math.max(SMALLEST_SHARE, share * 0.8);
            share = Math.max(SMALLEST_SHARE, share / 2);
            reserve = budget == null ? 0 : Math.min(reserve + 1 + budget.limit() / 100, 1 + budget.limit() / 10);
            pace.refused(now);
        }
        closeFor(Math.max(wait, SHORTEST_PAUSE) + spread(), now);
    }

    /** No answer: nothing learnt. If it was the probe, the next one takes its place. */
    void lost(long call) {
        ended(call);
    }

    /** When to ask {@link #mayGo} again if no answer comes first; {@link Long#MAX_VALUE}: only an answer can open. */
    long wakeAt(long now) {
        if (now < closedUntil) {
            return closedUntil;
        }
        if (probe != 0) {
            return probeAt + PATIENCE;
        }
        if (told == null && silent > 0 && young(now) < MOST_UNTOLD) {
            return pace.wakeAt(now);
        }
        return young(now) > 0 ? Long.MAX_VALUE : now + STALE;
    }

    /** Nanoseconds that Close has asked us to stay away from now on; 0: open. */
    long closedFor(long now) {
        return now < closedUntil ? closedUntil - now : 0;
    }

    /** The part of the limit that is left, 0 to 1, as last told; 1 where nothing is known. */
    double left() {
        Budget budget = told;
        return budget == null ? 1 : Math.min(1, (double) budget.remaining() / budget.limit());
    }

    private void ended(long call) {
        inFlight.ended(call);
        if (probe == call) {
            probe = 0;
        }
    }

    private void learn(long call, @Nullable Budget budget, long now) {
        if (budget == null) {
            silent = Math.min(silent + 1, HEADERLESS);
            if (silent == HEADERLESS) {
                told = null;
            }
            return;
        }
        silent = 0;
        toldBy = Math.max(toldBy, call);
        if (told == null || call > sentWhenTold || isLower(budget, told, now)) {
            told = budget;
            toldAt = now;
            sentWhenTold = sent;
            closedUntil = Long.MIN_VALUE;
        }
    }

    /**
     * Answers overtake each other. Of calls that were under way together the lowest is right, unless it is from before a reset; more
     * than that is believed only from a call that was sent after the last news.
     */
    private boolean isLower(Budget budget, Budget known, long now) {
        return budget.remaining() < known.remaining()
                && now + budget.resetNanos() > toldAt + known.resetNanos() - SHORTEST_PAUSE;
    }

    private void closeFor(long wait, long now) {
        closedUntil = Math.max(closedUntil, now + wait + MARGIN);
    }

    /** Those who were refused together must not come back together. */
    private long spread() {
        long most = SHORTEST_PAUSE << Math.min(refusals, 4);
        return refusals < 2 ? 0 : random.nextLong(most);
    }

    private void relax(long now) {
        Budget budget = told;
        long calm = budget == null ? CALM : Math.max(CALM, 2 * budget.resetNanos());
        if (now - calmSince > calm) {
            calmSince = now;
            ceiling = Math.min(WHOLE_SHARE, ceiling + 0.005);
            share = Math.min(ceiling, share + 0.05);
            reserve = ceiling < WHOLE_SHARE ? Math.max(1, reserve - 1) : 0;
        }
    }
}
