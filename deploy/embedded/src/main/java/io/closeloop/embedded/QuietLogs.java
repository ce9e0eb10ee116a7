package io.closeloop.embedded;

import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Keeps the servers' own chatter out of test and service logs: warnings only. Both back ends that can stand behind SLF4J here
 * (java.util.logging and JBoss LogManager) listen to these levels.
 */
public final class QuietLogs {

    static final List<String> CATEGORIES = List.of("kafka", "org.apache.kafka", "state.change.logger", "io.zonky.test");

    /** The log manager holds loggers weakly; without these references a level would be forgotten at the next collection. */
    private static final List<Logger> LOGGERS =
            CATEGORIES.stream().map(Logger::getLogger).toList();

    private QuietLogs() {}

    /** For this JVM. */
    public static void apply() {
        LOGGERS.forEach(logger -> logger.setLevel(Level.WARNING));
    }
}
