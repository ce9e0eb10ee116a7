package io.closeloop.close.limit;

/** Who goes first when Close's limit makes calls of one connection and endpoint group wait. Nobody starves: the weights are shares. */
public enum Priority {
    /** A person has said STOP, and is told so. */
    OPT_OUT(16),
    /** A text that somebody waits for, and everything that it needs. */
    REPLY(8),
    /** What nobody waits for at this moment: a milestone on its way into a custom field, a text that we begin ourselves. */
    FIELD_WRITE(4),
    /** A backfill, a reconciliation, a list for a screen. */
    BULK(1);

    private final int weight;

    Priority(int weight) {
        this.weight = weight;
    }

    int weight() {
        return weight;
    }
}
