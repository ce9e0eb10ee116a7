package io.closeloop.close.limit;

/**
 * Whether anybody else spends what Close allows, and whether a reset brings all of it at once. Somebody does where what is left falls by
 * more than our own calls explain; a call under way counts as ours, whether or not it has arrived. Not thread-safe.
 */
final class Alone {

    /** A bucket that refills all the time hides for long who shares it. */
    private static final long REMEMBERED = 300_000_000_000L;
    /** Resets in a row that have brought all. */
    private static final int PROVEN = 2;

    /** Our calls that have come to an end. */
    private long ended;

    private long endedWhenTold;
    /** Whence what is left falls, and the calls that had ended by then. */
    private int top;

    private long endedAtTop;
    private int left;
    /** Answers in a row that our own calls explain. */
    private int explained;

    private int wholeResets;
    private long strangerAt = Long.MIN_VALUE;

    void ended() {
        ended++;
    }

    /** @param sent our calls so far */
    void told(Budget budget, long sent, long now) {
        boolean strange = budget.remaining() + (sent - endedAtTop) < top;
        if (strange) {
            stranger(now);
        } else {
            explained = Math.min(explained + 1, budget.limit());
        }
        if (strange || budget.remaining() > left) {
            top = budget.remaining();
            endedAtTop = ended;
        }
        left = budget.remaining();
        endedWhenTold = ended;
    }

    /**
     * To be called before {@link #told} with what is told first after a reset.
     *
     * @param probed by a call that went alone, so that it can prove something
     */
    void reset(Budget budget, long sent, boolean probed) {
        if (budget.remaining() + (sent - endedWhenTold) < budget.limit()) {
            wholeResets = 0;
        } else if (probed) {
            wholeResets = Math.min(wholeResets + 1, PROVEN);
        }
    }

    /** A 429 has shown that somebody else is there. */
    void stranger(long now) {
        explained = 0;
        strangerAt = now;
    }

    /** A 429 has shown that a reset does not bring all, or that it was not over yet. */
    void notWhole() {
        wholeResets = 0;
    }

    /** As many answers as the limit allows calls have shown nobody else. */
    boolean isSure(Budget budget, long now) {
        return explained >= budget.limit() && (strangerAt == Long.MIN_VALUE || now - strangerAt > REMEMBERED);
    }

    boolean resetsAreWhole() {
        return wholeResets == PROVEN;
    }
}
