package io.closeloop.events;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import org.jspecify.annotations.Nullable;

/** JSON as the value of our own events. Unknown fields are ignored, so that an older reader bears a newer writer. */
public final class EventJson {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .addModule(new Jdk8Module())
            .serializationInclusion(JsonInclude.Include.NON_NULL)
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();

    private EventJson() {}

    public static byte[] write(DomainEvent event) {
        try {
            return MAPPER.writeValueAsBytes(event);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot write " + event.getClass().getSimpleName(), e);
        }
    }

    /** @throws UnreadableEvent when the bytes are not the JSON of that event, or a field that may not be absent is */
    public static <T extends DomainEvent> T read(byte[] value, Class<T> type) {
        T event = parse(value, type);
        if (event == null) {
            throw new UnreadableEvent("the value of " + type.getSimpleName() + " is null");
        }
        requirePresent((Record) event, type.getSimpleName());
        return event;
    }

    private static <T> @Nullable T parse(byte[] value, Class<T> type) {
        try {
            return MAPPER.readValue(value, type);
        } catch (JsonProcessingException e) {
            throw new UnreadableEvent("not a " + type.getSimpleName() + ": " + e.getOriginalMessage(), e);
        } catch (IOException e) {
            throw new UnreadableEvent("not a " + type.getSimpleName(), e);
        }
    }

    /** Jackson fills a missing component with null; the records say by {@code @Nullable} where that is allowed. */
    private static void requirePresent(Record event, String path) {
        for (RecordComponent component : event.getClass().getRecordComponents()) {
            String name = path + "." + component.getName();
            Object value = valueOf(event, component);
            if (value == null && !component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
                throw new UnreadableEvent("field " + name + " is missing");
            }
            if (value instanceof Record nested) {
                requirePresent(nested, name);
            }
        }
    }

    private static @Nullable Object valueOf(Record event, RecordComponent component) {
        try {
            return component.getAccessor().invoke(event);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException("cannot read " + component, e);
        }
    }
}
