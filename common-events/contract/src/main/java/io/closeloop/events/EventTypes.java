package io.closeloop.events;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Every event there is, by its CloudEvents type. The sealed hierarchy is the only list. */
public final class EventTypes {

    private static final Map<String, Class<? extends DomainEvent>> BY_NAME = byName();

    private EventTypes() {}

    public static String nameOf(Class<? extends DomainEvent> event) {
        EventName name = event.getAnnotation(EventName.class);
        if (name == null) {
            throw new IllegalStateException(event + " has no @EventName");
        }
        return name.value();
    }

    public static Optional<Class<? extends DomainEvent>> find(String name) {
        return Optional.ofNullable(BY_NAME.get(name));
    }

    /** The records of one family, or of all with {@code DomainEvent.class}. */
    public static Stream<Class<? extends DomainEvent>> recordsOf(Class<? extends DomainEvent> family) {
        return family.isRecord()
                ? Stream.of(family)
                : Stream.of(family.getPermittedSubclasses())
                        .map(permitted -> permitted.<DomainEvent>asSubclass(DomainEvent.class))
                        .flatMap(EventTypes::recordsOf);
    }

    private static Map<String, Class<? extends DomainEvent>> byName() {
        Map<String, Class<? extends DomainEvent>> names = new LinkedHashMap<>();
        recordsOf(DomainEvent.class).forEach(event -> names.put(nameOf(event), event));
        return Map.copyOf(names);
    }
}
