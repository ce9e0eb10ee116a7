package io.closeloop.close.limit;

import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Decides when the next call of one connection and endpoint group may go. Several processes share one key's limit, so Close's
 * {@code remaining} is the truth and our own count only bridges the time until the next answer: since the newest answer that told
 * it, no more calls are sent than a share of what it said was left. That share, not a rate, is what makes two processes with one key
 * get along without knowing of each other, and it holds for a fixed window as for a token bucket.
 *
 * <p>Where an answer takes a good part of the time in which Close refills, that wastes most of it. There, once it has seen that
 * nobody else spends ({@link Alone}), all that is left may be under way, and after a reset nobody asks first whether it has come.
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

    /** A probe that hangs must not keep everybody waiting for its timeout. */
    private static final long PATIENCE = 1_000 * MILLI;

    /** Under way at once while nothing fresh is known. */
    private static final int UNSURE = 4;
    /** Under way at once where Close never tells. */
    private static final int MOST_UNTOLD = 32;
    /** Answers without the header after which it is not expected any more. */
    private static final int HEADERLESS = 8;

    private final RandomGenerator random;
    private final Pace pace = new Pace();

    private final InFlight inFlight = new InFlight();
    private final Rhythm rhythm = new Rhythm();
    private final Alone alone = new Alone();
    private final Latest latest = new Latest();
    private final Share share = new Share();

    private long sent;
    /** Answers in a row that told nothing. */
    private int silent;

    private long closedUntil = Long.MIN_VALUE;
    /** The one call that is sent to see whether it is open again; 0: none. */
    private long probe;

    private long probeAt;

    /** The first call of a window that was taken to be whole; the latest such window. */
    private long wholeFrom = Long.MAX_VALUE;

    /** 429s in a row, those of one burst counted once. */
    private int refusals;

    private long refusedSent;

    Governor(RandomGenerator random) {
        this.random = random;
    }

    boolean mayGo(long now) {
        if (now < closedUntil || isProbing(now)) {
            return false;
        }
        Budget budget = latest.budget();
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
                || (latest.budget() != null && young(now) == 0 && latest.age(now) >= STALE);
    }

    /** Calls that the newest answer may not have counted: those sent after it, and those that it may have overtaken. */
    private long unseen(long now) {
        return Math.max(latest.sentSince(sent), young(now));
    }

    /** One that hangs must not hold back the others, nor one whose end was never told. */
    private int young(long now) {
        return inFlight.young(now, sent + 1);
    }

    private long allowance(Budget budget, long now) {
        share.relax(budget, now);
        long left = isOurs(budget, now) ? Math.max(1, budget.remaining()) : share.of(budget.remaining());
        return latest.age(now) > STALE ? Math.min(left, UNSURE) : left;
    }

    /** @return the call's number, to be named when it ends */
    long sent(long now) {
        if (sent++ == 0) {
            share.start(now);
        }
        inFlight.sent();
        rhythm.sent(sent, now);
        if (closedUntil != Long.MIN_VALUE || probe != 0) {
            reopen(now);
        }
        pace.sent(now);
        return sent;
    }

    /** After a reset that is known to bring all nobody needs to ask first, which would cost an answer's time of each window. */
    private void reopen(long now) {
        Budget known = latest.budget();
        if (closedUntil != Long.MIN_VALUE && known != null && isOurs(known, now) && alone.resetsAreWhole()) {
            latest.isWhole(known, sent - 1, now, unevenness());
            wholeFrom = sent;
            probe = 0;
        } else {
            probe = sent;
            probeAt = now;
        }
        closedUntil = Long.MIN_VALUE;
    }

    /** Close answered, with anything but 429. */
    void answered(long call, @Nullable Budget budget, long now) {
        rhythm.answered(call, now);
        refusals = 0;
        pace.answered(now);
        boolean probed = call == probe;
        ended(call);
        learn(call, probed, budget, now);
        int reserve = share.reserve();
        if (budget != null && latest.budget() == budget && budget.remaining() <= reserve) {
            long pause = reserve == 0 ? SHORTEST_PAUSE_ALONE : SHORTEST_PAUSE * (1 + Math.min(reserve, 3));
            closeFor(Math.max(budget.resetNanos() - headStart(), pause), now);
        }
    }

    /**
     * 429.
     *
     * @param wait what Close asks for
     */
    void refused(long call, long wait, @Nullable Budget budget, long now) {
        boolean next = call > refusedSent;
        boolean early = budget != null && refusals <= (next ? 0 : 1) && isEarly(call, budget, now);
        boolean probed = call == probe;
        ended(call);
        // A Close that tells only when it refuses tells nothing to go by.
        learn(call, probed, latest.budget() == null && silent > 0 ? null : budget, now);
        if (next) {
            refusedSent = sent;
            refusals++;
            alone.notWhole();
        }
        if (next && !early) {
            share.refused(budget, now);
            pace.refused(now);
            alone.stranger(now);
        }
        closeFor(
                early
                        ? Math.max(wait - rhythm.fastest(), SHORTEST_PAUSE_ALONE)
                        : Math.max(wait, SHORTEST_PAUSE) + spread(),
                now);
    }

    /** It left so that it would arrive just after a reset, and it arrived before. Twice in a row is no such accident. */
    private boolean isEarly(long call, Budget budget, long now) {
        boolean fresh = call == probe || (call >= wholeFrom && call - wholeFrom < budget.limit());
        return fresh && share.reserve() == 0 && alone.isSure(budget, now);
    }

    /** Answers are slow, and all that is left is ours: then it may all be under way. */
    private boolean isOurs(Budget budget, long now) {
        return share.reserve() == 0 && rhythm.isSlow() && alone.isSure(budget, now);
    }

    /**
     * A reset is told as it is seen from Close, half a way ago, and a call needs the other half to get there: so much before the reset a
     * call may leave and still arrive after it. Many at once are more careful than one.
     */
    private long headStart() {
        long most = rhythm.fastest();
        return alone.resetsAreWhole() ? most - most / 4 : most;
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
        if (latest.budget() == null && silent > 0 && young(now) < MOST_UNTOLD) {
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
        Budget budget = latest.budget();
        return budget == null ? 1 : Math.min(1, (double) budget.remaining() / budget.limit());
    }

    private void ended(long call) {
        inFlight.ended(call);
        rhythm.lost(call);
        alone.ended();
        if (probe == call) {
            probe = 0;
        }
    }

    private void learn(long call, boolean probed, @Nullable Budget budget, long now) {
        if (budget == null) {
            silent = Math.min(silent + 1, HEADERLESS);
            if (silent == HEADERLESS) {
                latest.forget();
            }
            return;
        }
        silent = 0;
        rhythm.told(budget);
        latest.heardOf(call);
        if (latest.isBefore(budget, call, now, unevenness())) {
            if (latest.isOfAnEarlierWindow(budget, now, unevenness())) {
                alone.reset(budget, sent, probed);
            }
            alone.told(budget, sent, now);
            latest.is(budget, sent, now);
            closedUntil = Long.MIN_VALUE;
        }
    }

    /** Two answers of one window may seem to tell resets so far apart, because one took longer. */
    private long unevenness() {
        return Math.max(SHORTEST_PAUSE, rhythm.fastest() / 2);
    }

    private void closeFor(long wait, long now) {
        closedUntil = Math.max(closedUntil, now + wait + MARGIN);
    }

    /** Those who were refused together must not come back together. */
    private long spread() {
        long most = SHORTEST_PAUSE << Math.min(refusals, 4);
        return refusals < 2 ? 0 : random.nextLong(most);
    }
}
