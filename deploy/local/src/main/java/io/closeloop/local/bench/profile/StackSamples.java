package io.closeloop.local.bench.profile;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Adds up where a program was found. A sample belongs to the frame nearest to the processor that is somebody's: the JDK works for who
 * called it. What is found in a socket is counted apart, for that is the kernel's time.
 */
final class StackSamples {

    private static final String SOCKETS = "sun.nio.ch.";
    private static final String KAFKA_SOCKETS = "sockets: Kafka";
    private static final String NETTY_SOCKETS = "sockets: Netty";

    private final Map<String, Double> categories = new TreeMap<>();
    private final Map<String, Double> methods = new TreeMap<>();
    private long count;

    /** @param frames {@code class.method}, the one on the processor first */
    void add(List<Frame> frames, double weight) {
        count++;
        Optional<Frame> owner = frames.stream()
                .filter(frame -> Category.of(frame.className()).isPresent())
                .findFirst();
        categories.merge(category(frames, owner), weight, Double::sum);
        owner.ifPresent(frame -> methods.merge(frame.simpleName(), weight, Double::sum));
    }

    void add(String category, double weight) {
        categories.merge(category, weight, Double::sum);
    }

    long count() {
        return count;
    }

    double weight() {
        return categories.values().stream().mapToDouble(Double::doubleValue).sum();
    }

    /** The largest first, each divided by {@code among}. */
    Map<String, Double> categories(double among) {
        return largest(categories, categories.size(), among);
    }

    /** The methods, as {@link #categories}. */
    Map<String, Double> methods(int most, double among) {
        return largest(methods, most, among);
    }

    private static String category(List<Frame> frames, Optional<Frame> owner) {
        if (!frames.isEmpty() && frames.getFirst().className().startsWith(SOCKETS)) {
            boolean kafka = owner.flatMap(frame -> Category.of(frame.className()))
                    .filter(Category.KAFKA::equals)
                    .isPresent();
            return kafka ? KAFKA_SOCKETS : NETTY_SOCKETS;
        }
        return owner.flatMap(frame -> Category.of(frame.className()))
                .map(Category::words)
                .orElse(Category.NOBODY);
    }

    private static Map<String, Double> largest(Map<String, Double> weights, int most, double among) {
        Map<String, Double> largest = new LinkedHashMap<>();
        weights.entrySet().stream()
                .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
                .limit(most)
                .forEach(entry -> largest.put(entry.getKey(), entry.getValue() / among));
        return largest;
    }

    record Frame(String className, String method) {

        String simpleName() {
            return className.substring(className.lastIndexOf('.') + 1) + "." + method;
        }
    }
}
