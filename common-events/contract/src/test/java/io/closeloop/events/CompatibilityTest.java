package io.closeloop.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

class CompatibilityTest {

    private static final String BASE = """
            {"properties":{"a":{"type":"string"},"b":{"type":"string","enum":["X","Y"]},
             "c":{"type":"object","properties":{"d":{"type":"integer"}},"required":["d"]}},"required":["a","c"]}""";

    @Test
    void a_new_optional_field_breaks_nobody() throws Exception {
        assertThat(breaksWhen(
                        "\"a\":{\"type\":\"string\"}", "\"a\":{\"type\":\"string\"},\"new\":{\"type\":\"string\"}"))
                .isEmpty();
    }

    @Test
    void a_removed_field_breaks_readers() throws Exception {
        assertThat(breaksWhen("\"d\":{\"type\":\"integer\"}", "")).contains("/c/d was removed or renamed");
    }

    @Test
    void a_changed_type_breaks_readers() throws Exception {
        assertThat(breaksWhen("\"d\":{\"type\":\"integer\"}", "\"d\":{\"type\":\"string\"}"))
                .containsExactly("/c/d changed its type");
    }

    @Test
    void a_field_that_becomes_required_breaks_older_events() throws Exception {
        assertThat(breaksWhen("[\"a\",\"c\"]", "[\"a\",\"b\",\"c\"]"))
                .containsExactly("/b became required: older events lack it");
    }

    @Test
    void a_field_that_becomes_optional_breaks_older_readers() throws Exception {
        assertThat(breaksWhen("[\"a\",\"c\"]", "[\"c\"]")).containsExactly("/a became optional: older readers need it");
    }

    @Test
    void a_lost_enum_value_breaks_older_events() throws Exception {
        assertThat(breaksWhen("[\"X\",\"Y\"]", "[\"X\"]")).containsExactly("/b lost the value Y");
    }

    private static java.util.List<String> breaksWhen(String replaced, String by) throws Exception {
        ObjectMapper json = new ObjectMapper();
        JsonNode before = json.readTree(BASE);
        return Compatibility.breaks(before, json.readTree(BASE.replace(replaced, by)));
    }
}
