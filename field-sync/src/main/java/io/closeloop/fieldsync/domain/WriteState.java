package io.closeloop.fieldsync.domain;

import java.util.Set;

/** The life of one value on its way into Close, and the only transitions it may make. */
public enum WriteState {
    /** Recorded, and nothing has been sent. */
    PENDING,
    /** Known not to be in Close; goes again when what held it up is over. Never final, because that can be mended. */
    WAITING,
    /**
     * The intent, kept before the call to Close. Whoever finds it without being the one who calls does not know whether the value was
     * written, and looks before writing again.
     */
    WRITING,
    WRITTEN,
    SUPERSEDED,
    FAILED;

    public boolean mayBecome(WriteState next) {
        return switch (this) {
            case PENDING, WAITING -> Set.of(WRITING, SUPERSEDED, FAILED).contains(next);
            case WRITING ->
                Set.of(WRITING, PENDING, WAITING, WRITTEN, SUPERSEDED, FAILED).contains(next);
            case WRITTEN, SUPERSEDED, FAILED -> false;
        };
    }

    /** Still to be done something about. */
    public boolean isOpen() {
        return switch (this) {
            case PENDING, WAITING, WRITING -> true;
            case WRITTEN, SUPERSEDED, FAILED -> false;
        };
    }
}
