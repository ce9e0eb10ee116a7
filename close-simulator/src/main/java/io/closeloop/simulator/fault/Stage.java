package io.closeloop.simulator.fault;

/** Whether a fault strikes before Close did what was asked, or after it. */
public enum Stage {
    BEFORE,
    AFTER;

    /** @throws IllegalArgumentException for any other word than before and after */
    static Stage of(String word) {
        return switch (word) {
            case "before" -> BEFORE;
            case "after" -> AFTER;
            default -> throw new IllegalArgumentException("stage is before or after.");
        };
    }
}
