package io.closeloop.simulator.state;

import java.util.List;
import java.util.Locale;

/** What is told of a point that close-api.md leaves open; the points themselves are {@link Switch}. */
public interface OpenPoint {

    /**
     * @param sections of close-api.md
     * @param options the first is the default
     * @param operations method and path below {@code /api/v1/}, as {@code PUT contact/{id}}
     */
    record Facts(String sections, String question, List<String> options, List<String> operations) {}

    String name();

    Facts facts();

    /** How it is called over HTTP, as {@code strict_keys}. */
    default String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Where the reference leaves it open. */
    default String source() {
        return "close-api.md " + facts().sections();
    }

    default String question() {
        return facts().question();
    }

    default List<String> options() {
        return facts().options();
    }

    default String byDefault() {
        return options().getFirst();
    }

    /** The operations whose outcome it changes. */
    default List<String> operations() {
        return facts().operations();
    }
}
