package io.closeloop.ingress.http;

import io.closeloop.ingress.domain.FirstLook;
import io.vertx.core.buffer.Buffer;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.SequencedSet;

/**
 * Takes a body in, and holds it until its delivery is answered. What is announced is believed only as it comes: memory is taken for the bytes
 * that are here, out of a {@link Store} that all bodies of the loop share. A body that comes in one piece, as almost all do, is copied once.
 */
final class Reception {

    private static final int FIRST_PIECE = 4096;
    private static final byte[] NOTHING = {};

    private final Store store;
    private final int announced;
    private final int largest;
    private final Runnable crowdedOut;
    private byte[] bytes = NOTHING;
    private int length;

    /** How it goes on after a piece. */
    enum Progress {
        GOES_ON,
        TOO_LARGE,
        NO_ROOM
    }

    /**
     * @param announced in bytes, at most {@code largest}; or {@link FirstLook#UNANNOUNCED}
     * @param crowdedOut called when another took its room, after it {@link #isOver}
     */
    Reception(Store store, long announced, int largest, Runnable crowdedOut) {
        this.store = store;
        this.announced = Math.toIntExact(announced);
        this.largest = largest;
        this.crowdedOut = crowdedOut;
    }

    Progress take(Buffer piece) {
        int needed = length + piece.length();
        if (needed > largest) {
            return Progress.TOO_LARGE;
        }
        if (needed > bytes.length && !grow(needed)) {
            return Progress.NO_ROOM;
        }
        piece.getBytes(bytes, length);
        length = needed;
        return Progress.GOES_ON;
    }

    /** The whole body. It goes on taking its room, since it may wait for a key and for the broker: until {@link #isOver}. */
    byte[] complete() {
        store.incomplete.remove(this);
        if (length < bytes.length) {
            store.giveBack(bytes.length - length);
            bytes = Arrays.copyOf(bytes, length);
        }
        return bytes;
    }

    /** The delivery has been answered, or its body is not waited for any more. */
    void isOver() {
        store.incomplete.remove(this);
        store.giveBack(bytes.length);
        bytes = NOTHING;
    }

    private boolean grow(int needed) {
        int room = needed == announced ? needed : Math.min(bound(), Math.max(2 * needed, FIRST_PIECE));
        if (!store.take(this, room - bytes.length)) {
            return false;
        }
        bytes = Arrays.copyOf(bytes, room);
        return true;
    }

    private int bound() {
        return announced < 0 ? largest : announced;
    }

    /**
     * What all bodies of one event loop may take together. When it is full, the one that has been incomplete for longest gives way: an honest
     * body is here in a moment, so slow ones displace each other. Belongs to that loop's thread.
     */
    static final class Store {
        private final SequencedSet<Reception> incomplete = new LinkedHashSet<>();
        private long free;

        /** @param bytes at least as many as the largest body has, or it would never be taken */
        Store(long bytes) {
            this.free = bytes;
        }

        private boolean take(Reception taker, int bytes) {
            while (bytes > free) {
                Optional<Reception> longest =
                        incomplete.stream().filter(other -> other != taker).findFirst();
                if (longest.isEmpty()) {
                    return false;
                }
                longest.get().isOver();
                longest.get().crowdedOut.run();
            }
            free -= bytes;
            incomplete.add(taker);
            return true;
        }

        private void giveBack(int bytes) {
            free += bytes;
        }
    }
}
