package io.closeloop.local.bench;

/** What the figures were measured on; without it they say nothing. */
public final class Machine {

    private Machine() {}

    /** One line for people, as {@code 2 cores, Linux amd64, Java 25.0.1}. */
    public static String words() {
        return "%d cores, %s %s, Java %s"
                .formatted(
                        Runtime.getRuntime().availableProcessors(),
                        System.getProperty("os.name"),
                        System.getProperty("os.arch"),
                        System.getProperty("java.version"));
    }
}
