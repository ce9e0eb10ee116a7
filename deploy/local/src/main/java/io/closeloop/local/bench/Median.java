package io.closeloop.local.bench;

import java.util.List;
import java.util.function.ToDoubleFunction;

/** Of several turns the one in the middle: a slow minute of the machine moves it least. */
public final class Median {

    private Median() {}

    /** @param of at least one */
    public static <T> double of(List<T> of, ToDoubleFunction<T> figure) {
        double[] sorted = of.stream().mapToDouble(figure).sorted().toArray();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
