package io.closeloop.close;

import io.closeloop.close.limit.Priority;
import io.closeloop.close.rest.CloseResources;
import io.smallrye.mutiny.Uni;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One call on its way, with what it has cost so far.
 *
 * @param stored false for a key that is only being checked: nothing is read again, nobody is told
 */
record Call<T>(
        CloseConnection connection,
        boolean stored,
        Line line,
        URI baseUrl,
        Route route,
        Priority priority,
        Request<T> request,
        Effort effort) {

    /** What to send, given the resources of the right Close and the Authorization header. */
    @FunctionalInterface
    interface Request<T> {
        Uni<Answer<T>> send(CloseResources close, String authorization);
    }

    /** Counted by one attempt after the other, never by two at once. */
    static final class Effort {

        private final long start = System.nanoTime();
        private final long within;
        private int sent;
        private int attempts;
        private long waited;
        private boolean lookedAgain;

        /** @param within how long after now it may still leave; null: as long as its turn may take */
        Effort(@Nullable Duration within) {
            this.within = within == null ? Long.MAX_VALUE : within.toNanos();
        }

        /** Nanoseconds in which it may still leave; 0 or less: it may not any more. */
        long left() {
            return within == Long.MAX_VALUE ? within : within - took();
        }

        /** @return which it is, counted from 1 */
        int attempt() {
            return ++attempts;
        }

        void sent(long waitedNanos) {
            sent++;
            waited += waitedNanos;
        }

        /** @return true the first time */
        boolean lookAgain() {
            boolean first = !lookedAgain;
            lookedAgain = true;
            return first;
        }

        /** Requests that went out. */
        int requests() {
            return sent;
        }

        /** Nanoseconds before Close's limit. */
        long waited() {
            return waited;
        }

        /** Nanoseconds in all. */
        long took() {
            return System.nanoTime() - start;
        }
    }
}
