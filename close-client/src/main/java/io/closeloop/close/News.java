package io.closeloop.close;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * What has been told of a connection lately, by subject: the credential's version, the fields. Another subject is news at once; the same
 * one once a minute.
 */
final class News {

    private static final long MINUTE = TimeUnit.MINUTES.toNanos(1);
    /** Subjects come from what callers send; a flood of them must not fill the memory. */
    private static final int MOST = 256;

    private final Map<Object, Long> told = new ConcurrentHashMap<>();

    /** @param subject with a value's equality */
    boolean isNews(Object subject) {
        return isNews(subject, System.nanoTime());
    }

    boolean isNews(Object subject, long now) {
        if (told.size() >= MOST) {
            told.values().removeIf(at -> now - at > MINUTE);
        }
        Long before = told.get(subject);
        if (before == null) {
            return told.size() < MOST && told.putIfAbsent(subject, now) == null;
        }
        return now - before > MINUTE && told.replace(subject, before, now);
    }
}
