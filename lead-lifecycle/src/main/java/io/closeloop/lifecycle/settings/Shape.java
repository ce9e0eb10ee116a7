package io.closeloop.lifecycle.settings;

import io.closeloop.lifecycle.domain.setter.SetterSettings;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What stands where in the settings. Read off {@link SetterSettings}: a setting that is added there is checked, described and shown without
 * a line being written here.
 */
public sealed interface Shape {

    /** The whole document. */
    Group SETTINGS = group(SetterSettings.class);

    /** An object; its parts in the order of their declaration. */
    record Group(Map<String, Shape> parts) implements Shape {}

    /** One setting. */
    sealed interface Leaf extends Shape {}

    /** @param required it must stand in the effective settings; another one may be absent, and an empty text says that it is meant to be */
    record Text(boolean required) implements Leaf {}

    record Words() implements Leaf {}

    record Flag() implements Leaf {}

    record Time() implements Leaf {}

    /** All settings by their path, as {@code pauses.afterPerson}. */
    static Map<String, Leaf> leaves() {
        Map<String, Leaf> leaves = new LinkedHashMap<>();
        collect("", SETTINGS, leaves);
        return Collections.unmodifiableMap(leaves);
    }

    private static void collect(String path, Shape shape, Map<String, Leaf> into) {
        switch (shape) {
            case Leaf leaf -> into.put(path, leaf);
            case Group(var parts) ->
                parts.forEach((name, part) -> collect(path.isEmpty() ? name : path + "." + name, part, into));
        }
    }

    private static Group group(Class<?> type) {
        Map<String, Shape> parts = new LinkedHashMap<>();
        for (RecordComponent part : type.getRecordComponents()) {
            parts.put(part.getName(), of(part));
        }
        return new Group(Collections.unmodifiableMap(parts));
    }

    private static Shape of(RecordComponent part) {
        Class<?> type = part.getType();
        if (type == String.class) {
            return new Text(!part.getAnnotatedType().isAnnotationPresent(Nullable.class));
        }
        if (type == boolean.class) {
            return new Flag();
        }
        if (type == Duration.class) {
            return new Time();
        }
        if (isWords(part.getGenericType())) {
            return new Words();
        }
        if (type.isRecord()) {
            return group(type);
        }
        throw new IllegalStateException("no setting can be a " + part.getGenericType() + " yet, as " + part.getName()
                + " is: teach it to Shape, Checking and SettingsSchema");
    }

    private static boolean isWords(Type type) {
        return type instanceof ParameterizedType of
                && of.getRawType() == List.class
                && of.getActualTypeArguments()[0] == String.class;
    }
}
