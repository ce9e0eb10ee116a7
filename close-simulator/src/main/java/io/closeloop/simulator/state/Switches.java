package io.closeloop.simulator.state;

import java.util.EnumMap;
import java.util.Map;

/** How each {@link Switch} stands. Read by many threads, set by few. */
public final class Switches {
    private final Map<Switch, String> initial = new EnumMap<>(Switch.class);
    private volatile Map<Switch, String> values;

    Switches(Settings settings) {
        for (Switch each : Switch.values()) {
            initial.put(each, each.byDefault());
        }
        initial.put(Switch.STRICT_KEYS, settings.strictKeys() ? "refused" : "ignored");
        values = new EnumMap<>(initial);
    }

    public String get(Switch which) {
        return values.getOrDefault(which, which.byDefault());
    }

    /** Whether the switch stands so; an option that it does not have is a bug. */
    public boolean is(Switch which, String option) {
        return get(which).equals(known(which, option));
    }

    public synchronized void set(Switch which, String option) {
        Map<Switch, String> changed = new EnumMap<>(values);
        changed.put(which, known(which, option));
        values = changed;
    }

    /** As they stood at the start. */
    synchronized void reset() {
        values = new EnumMap<>(initial);
    }

    private static String known(Switch which, String option) {
        if (!which.options().contains(option)) {
            throw new IllegalArgumentException(
                    which.word() + " is one of " + which.options() + ", not " + option + ".");
        }
        return option;
    }
}
