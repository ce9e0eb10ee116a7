package io.closeloop.close.limit;

/** Ways in which Close may count. Which one it uses is not known (close-api.md 8.1), so the governor must do well with each. */
interface Limits {

    /** @return whether this call is within the limit */
    boolean take(long now);

    Budget budget(long now);

    /** Calls that could have been made up to then. */
    double allowed(long now);

    /** A full budget at the start of each window of so many nanoseconds. */
    static Limits window(int limit, long window) {
        return new Window(limit, window);
    }

    /**
     * A bucket that fills all the time.
     *
     * @param untilFull whether {@code reset} is the time until it is full, or until there is one call
     */
    static Limits bucket(int limit, double perSecond, boolean untilFull) {
        return new Bucket(limit, perSecond, untilFull);
    }

    final class Window implements Limits {

        private final int limit;
        private final long window;
        private long turn = -1;
        private int left;

        private Window(int limit, long window) {
            this.limit = limit;
            this.window = window;
        }

        @Override
        public boolean take(long now) {
            turn(now);
            boolean taken = left > 0;
            left -= taken ? 1 : 0;
            return taken;
        }

        @Override
        public Budget budget(long now) {
            turn(now);
            return new Budget(limit, left, (turn + 1) * window - now);
        }

        @Override
        public double allowed(long now) {
            return (double) limit * (1 + (now - 1) / window);
        }

        private void turn(long now) {
            if (now / window != turn) {
                turn = now / window;
                left = limit;
            }
        }
    }

    final class Bucket implements Limits {

        private final int limit;
        private final double perSecond;
        private final boolean untilFull;
        private double tokens;
        private long at;

        private Bucket(int limit, double perSecond, boolean untilFull) {
            this.limit = limit;
            this.perSecond = perSecond;
            this.untilFull = untilFull;
            this.tokens = limit;
        }

        @Override
        public boolean take(long now) {
            fill(now);
            boolean taken = tokens >= 1;
            tokens -= taken ? 1 : 0;
            return taken;
        }

        @Override
        public Budget budget(long now) {
            fill(now);
            double missing = untilFull ? limit - tokens : Math.max(0, 1 - tokens);
            return new Budget(limit, (int) tokens, (long) (missing / perSecond * 1e9));
        }

        @Override
        public double allowed(long now) {
            return limit + perSecond * now / 1e9;
        }

        private void fill(long now) {
            tokens = Math.min(limit, tokens + perSecond * (now - at) / 1e9);
            at = now;
        }
    }
}
