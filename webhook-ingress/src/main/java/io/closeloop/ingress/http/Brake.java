package io.closeloop.ingress.http;

import java.util.ArrayList;
import java.util.List;

/**
 * Answers to forgeries, the dearest to refuse: a few at once, and all beyond them not before the next tick. Who waits for an answer before it
 * forges again is slowed down by it, and costs us no more than a few. A mistaken key costs its owner a quarter of a second. Belongs to one
 * event loop's thread.
 */
final class Brake {

    /** Per tick. No honest sender gets near it, and answering as many takes a hundredth of the tick. */
    static final int AT_ONCE = 64;

    private List<Runnable> held = new ArrayList<>();
    private int answered;

    /** Gives the answer now, or with the next tick. */
    void answer(Runnable answer) {
        if (answered < AT_ONCE) {
            answered++;
            answer.run();
        } else {
            held.add(answer);
        }
    }

    void tick() {
        List<Runnable> due = held;
        held = new ArrayList<>();
        answered = 0;
        due.forEach(Runnable::run);
    }
}
