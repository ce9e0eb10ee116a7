package io.closeloop.lifecycle.http;

import static java.util.stream.Collectors.toMap;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.closeloop.lifecycle.application.setters.ShownSetter;
import io.closeloop.lifecycle.settings.IntroLint;
import io.closeloop.lifecycle.settings.IntroLint.Warning;
import io.closeloop.lifecycle.settings.Layers;
import io.closeloop.lifecycle.store.StoredSetter;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A setter as people see it.
 *
 * @param settings its own; the rest is the account's or ours
 * @param effective what counts
 * @param sources for each setting by its path: {@code setter}, {@code account} or {@code standard}
 * @param warnings what is allowed and may be unwise
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record SetterView(
        UUID id,
        String name,
        boolean active,
        long version,
        @Nullable Instant deletedAt,
        ObjectNode settings,
        ObjectNode effective,
        Map<String, String> sources,
        List<Warning> warnings) {

    static SetterView of(ShownSetter shown) {
        StoredSetter setter = shown.setter();
        ObjectNode effective = shown.layers().effective();
        return new SetterView(
                setter.id(),
                setter.name(),
                setter.active(),
                setter.version(),
                setter.deletedAt(),
                setter.settings(),
                effective,
                sources(shown.layers()),
                IntroLint.warnings(introOf(effective), setter.name()));
    }

    static Map<String, String> sources(Layers layers) {
        return layers.sources().entrySet().stream()
                .collect(toMap(
                        Map.Entry::getKey,
                        source -> source.getValue().text(),
                        (one, other) -> one,
                        LinkedHashMap::new));
    }

    static @Nullable String introOf(ObjectNode effective) {
        return effective.at("/script/intro").textValue();
    }
}
