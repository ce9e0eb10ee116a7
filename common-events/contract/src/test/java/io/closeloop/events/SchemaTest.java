package io.closeloop.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The committed schemas are the ones of the code, and a change that breaks a reader is refused even when they are written anew. */
class SchemaTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    static Stream<Class<? extends DomainEvent>> events() {
        return EventTypes.recordsOf(DomainEvent.class);
    }

    @ParameterizedTest
    @MethodSource("events")
    void the_committed_schema_is_that_of_the_record(Class<? extends DomainEvent> event) throws IOException {
        // Given
        Path file = Path.of("src/main/resources/schemas", EventTypes.nameOf(event) + ".json");
        String committed = Snapshot.committed(file);

        // When
        ObjectNode schema = EventSchemas.of(event);

        // Then
        if (committed != null) {
            assertThat(Compatibility.breaks(JSON.readTree(committed), schema))
                    .as("breaks a reader; make it a new record under a new @EventName")
                    .isEmpty();
        }
        Snapshot.assertUpToDate(file, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(schema) + "\n");
    }
}
