package io.closeloop.simulator.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.closeloop.simulator.state.Json;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code extra_filter}, close-api.md 2.6: every node type, and what an absent field is to it. */
class FilterTest {
    private static final JsonNode EVENT = json("""
            {"action":"updated","changed_fields":["custom.cf_EN","date_updated"],"lead_id":null,
             "data":{"direction":"inbound","text":"Yes please","attempts":2,"phones":[{"country":"US"},{"country":"CA"}]}}""");

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
            true  | {"type":"field_accessor","field":"action","filter":{"type":"equals","value":"updated"}}
            false | {"type":"field_accessor","field":"action","filter":{"type":"equals","value":"created"}}
            false | {"type":"field_accessor","field":"action","filter":{"type":"not_equals","value":"updated"}}
            true  | {"type":"field_accessor","field":"action","filter":{"type":"not_equals","value":"created"}}
            true  | {"type":"field_accessor","field":"lead_id","filter":{"type":"is_null"}}
            true  | {"type":"field_accessor","field":"absent","filter":{"type":"is_null"}}
            false | {"type":"field_accessor","field":"absent","filter":{"type":"non_null"}}
            true  | {"type":"field_accessor","field":"action","filter":{"type":"non_null"}}
            true  | {"type":"field_accessor","field":"absent","filter":{"type":"equals","value":null}}
            true  | {"type":"field_accessor","field":"absent","filter":{"type":"not_equals","value":"x"}}
            true  | {"type":"field_accessor","field":"changed_fields","filter":{"type":"contains","value":"custom.cf_EN"}}
            false | {"type":"field_accessor","field":"changed_fields","filter":{"type":"contains","value":"custom.cf_E"}}
            true  | {"type":"field_accessor","field":"action","filter":{"type":"contains","value":"pdat"}}
            false | {"type":"field_accessor","field":"absent","filter":{"type":"contains","value":"x"}}
            true  | {"type":"field_accessor","field":"data","filter":{"type":"field_accessor","field":"attempts","filter":{"type":"equals","value":2}}}
            true  | {"type":"field_accessor","field":"data","filter":{"type":"field_accessor","field":"phones","filter":{"type":"any_array_value","filter":{"type":"field_accessor","field":"country","filter":{"type":"equals","value":"CA"}}}}}
            false | {"type":"field_accessor","field":"data","filter":{"type":"field_accessor","field":"phones","filter":{"type":"any_array_value","filter":{"type":"field_accessor","field":"country","filter":{"type":"equals","value":"DE"}}}}}
            false | {"type":"field_accessor","field":"action","filter":{"type":"any_array_value","filter":{"type":"non_null"}}}
            true  | {"type":"and","filters":[{"type":"field_accessor","field":"action","filter":{"type":"non_null"}},{"type":"field_accessor","field":"absent","filter":{"type":"is_null"}}]}
            false | {"type":"and","filters":[{"type":"field_accessor","field":"action","filter":{"type":"non_null"}},{"type":"field_accessor","field":"absent","filter":{"type":"non_null"}}]}
            true  | {"type":"or","filters":[{"type":"field_accessor","field":"absent","filter":{"type":"non_null"}},{"type":"field_accessor","field":"action","filter":{"type":"non_null"}}]}
            false | {"type":"or","filters":[]}
            false | {"type":"not","filter":{"type":"field_accessor","field":"action","filter":{"type":"equals","value":"updated"}}}
            """)
    void matches_as_documented(boolean expected, String filter) {
        boolean matched = FilterParser.parse(json(filter)).orElseThrow().matches(EVENT);

        assertThat(matched).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"type\":\"like\",\"value\":1}",
                "{\"type\":\"equals\"}",
                "{\"type\":\"and\",\"filters\":{}}",
                "{\"type\":\"or\",\"filters\":[{\"type\":\"nonsense\"}]}",
                "{\"type\":\"not\"}",
                "{\"type\":\"field_accessor\",\"filter\":{\"type\":\"is_null\"}}",
                "[]"
            })
    void refuses_what_is_not_a_filter(String filter) {
        assertThat(FilterParser.parse(json(filter))).isEmpty();
    }

    private static JsonNode json(String text) {
        return Json.parse(text.getBytes(StandardCharsets.UTF_8)).orElseThrow();
    }
}
