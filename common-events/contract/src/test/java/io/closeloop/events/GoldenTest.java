package io.closeloop.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Golden samples: what older versions wrote. A file here is never edited; a new shape adds a file. */
class GoldenTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path GOLDEN = Path.of("src/test/resources/golden");

    static Stream<DomainEvent> samples() {
        return Samples.all().stream();
    }

    static Stream<Path> goldenFiles() throws IOException {
        try (Stream<Path> files = Files.walk(GOLDEN)) {
            return files.filter(Files::isRegularFile).toList().stream();
        }
    }

    @Test
    void every_event_has_a_sample() {
        assertThat(samples().map(Object::getClass))
                .hasSameElementsAs(SchemaTest.events().toList());
    }

    @ParameterizedTest
    @MethodSource("samples")
    void the_sample_of_today_is_committed(DomainEvent sample) throws IOException {
        Path file = GOLDEN.resolve(EventTypes.nameOf(sample.getClass())).resolve("full.json");

        Snapshot.assertUpToDate(
                file,
                JSON.writerWithDefaultPrettyPrinter().writeValueAsString(JSON.readTree(EventJson.write(sample)))
                        + "\n");
    }

    @ParameterizedTest
    @MethodSource("goldenFiles")
    void an_older_event_is_read_without_losing_a_field(Path file) throws IOException {
        // Given
        String type = file.getName(file.getNameCount() - 2).toString();
        byte[] older = Files.readAllBytes(file);

        // When
        DomainEvent event = EventJson.read(older, EventTypes.find(type).orElseThrow());

        // Then
        assertThat(withoutNulls(JSON.readTree(EventJson.write(event))).properties())
                .containsAll(withoutNulls(JSON.readTree(older)).properties());
    }

    @Test
    void a_missing_field_is_named() {
        byte[] incomplete = "{\"leadId\":\"lead_A\",\"gate\":{\"scope\":\"LEAD\",\"ref\":\"lead_A\"}}".getBytes();

        assertThatThrownBy(() -> EventJson.read(incomplete, LeadMessage.GateClosed.class))
                .isInstanceOf(UnreadableEvent.class)
                .hasMessage("field GateClosed.gate.reason is missing");
    }

    @Test
    void an_unknown_field_of_a_newer_writer_is_ignored() {
        byte[] newer =
                "{\"messageId\":\"0b8c1a52-0000-4000-8000-000000000003\",\"leadId\":\"lead_A\",\"reason\":\"x\",\"new\":{\"a\":1}}"
                        .getBytes();

        assertThat(EventJson.read(newer, LeadMessage.MessageWithdrawn.class).leadId())
                .isEqualTo("lead_A");
    }

    private static ObjectNode withoutNulls(JsonNode node) {
        ObjectNode copy = node.deepCopy();
        copy.properties().removeIf(entry -> entry.getValue().isNull());
        return copy;
    }
}
