package io.closeloop.close.limit;

import org.jspecify.annotations.Nullable;

/** The right to make one call. Whoever holds it says how the call ended, once; what is said later changes nothing. Thread-safe. */
public final class Permit {

    private final Gate gate;
    private final long call;
    private final long waited;
    private boolean ended;

    Permit(Gate gate, long call, long waited) {
        this.gate = gate;
        this.call = call;
        this.waited = waited;
    }

    /** Nanoseconds in the queue. */
    public long waited() {
        return waited;
    }

    /** Close answered, with anything but 429. */
    public void answered(@Nullable Budget budget) {
        gate.end(this, (governor, now) -> governor.answered(call, budget, now));
    }

    /**
     * 429.
     *
     * @param wait nanoseconds that Close asks for
     */
    public void refused(long wait, @Nullable Budget budget) {
        gate.end(this, (governor, now) -> governor.refused(call, wait, budget, now));
    }

    /** There was no answer, or nobody wants it any more. */
    public void lost() {
        gate.end(this, (governor, now) -> governor.lost(call));
    }

    /** Called under the gate's lock. */
    boolean end() {
        boolean first = !ended;
        ended = true;
        return first;
    }
}
