package io.closeloop.lifecycle.settings;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsSchemaTest {

    private final ObjectNode schema = SettingsSchema.get();

    @Test
    void every_setting_stands_in_it_and_nothing_else_may() {
        assertThat(Shape.leaves().keySet())
                .allSatisfy(path ->
                        assertThat(at(path).path("type").get(1).asText()).isEqualTo("null"));
        assertThat(schema.get("additionalProperties").asBoolean(true)).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    script.intro              | string  | maxLength | 1600
                    script.disqualifyingWords | array   | maxItems  | 200
                    booking.kills             | boolean | default   | false
                    pauses.afterPerson        | string  | format    | duration
                    pauses.afterPerson        | string  | default   | PT30M
                    """)
    void each_kind_of_setting_has_its_limits(String path, String type, String keyword, String value) {
        assertThat(at(path).path("type").get(0).asText()).isEqualTo(type);
        assertThat(at(path).path(keyword).asText()).isEqualTo(value);
    }

    private JsonNode at(String path) {
        return schema.at("/properties/" + path.replace(".", "/properties/"));
    }
}
