package io.closeloop.local.load;

/** When requests are meant to start. Times are {@link System#nanoTime()}'s. */
sealed interface Schedule {

    /** Whether the next request is to start now, if there is a connection for it. */
    boolean isDue(long now);

    /** Starts the next request; answers the instant from which its latency counts. */
    long start(long now);

    /** Whether nothing more is to start. */
    boolean isOver(long now);

    /** Each connection sends as soon as it is answered: a slow server slows the load down, so its latency says little about its users'. */
    final class Closed implements Schedule {
        private final long end;

        Closed(long end) {
            this.end = end;
        }

        @Override
        public boolean isDue(long now) {
            return now < end;
        }

        @Override
        public long start(long now) {
            return now;
        }

        @Override
        public boolean isOver(long now) {
            return now >= end;
        }
    }

    /**
     * A steady rate, whatever the answers. A request that had to wait for a connection, or for this program, began when it was meant to:
     * otherwise a server that stalls for a second would be charged for one request instead of all that came meanwhile.
     */
    final class Open implements Schedule {
        private final long begin;
        private final int perSecond;
        private final long count;
        private long started;

        Open(long begin, int perSecond, long count) {
            this.begin = begin;
            this.perSecond = perSecond;
            this.count = count;
        }

        @Override
        public boolean isDue(long now) {
            return started < count && intended() - now <= 0;
        }

        @Override
        public long start(long now) {
            long intended = intended();
            started++;
            return intended;
        }

        @Override
        public boolean isOver(long now) {
            return started == count;
        }

        /** Multiplied before it is divided, so that no rounding adds up. */
        private long intended() {
            return begin + started * 1_000_000_000L / perSecond;
        }
    }
}
