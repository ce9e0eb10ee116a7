package io.closeloop.lifecycle.application.setters;

import org.jspecify.annotations.Nullable;

/** The version that a caller has read and builds upon. */
final class Expected {

    private Expected() {}

    /** @throws Refused if it is another one by now */
    static void require(@Nullable Long expected, long version) {
        require("version", expected, version);
    }

    /** As {@link #require(Long, long)}, of several. */
    static void require(String field, @Nullable Long expected, long version) {
        if (expected != null && expected != version) {
            throw new Refused(new Refusal.Overtaken(field, version));
        }
    }
}
