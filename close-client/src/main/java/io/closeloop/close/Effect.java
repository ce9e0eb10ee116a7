package io.closeloop.close;

/** What a second, identical request would do; the retry table goes by it. */
public enum Effect {
    /** Nothing: it only looks. */
    READS,
    /** Leave Close as the first left it: absolute values, a deletion. */
    SETS,
    /** Happen once more: another text, another subscription. */
    ACTS
}
